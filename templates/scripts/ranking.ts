// A ballot with an order: options are chosen one after the other, moved by buttons or dragged by
// their handle. The numbers without a script stay the fields that are sent.

interface Row {
  item: HTMLLIElement;
  field: HTMLInputElement;
  label: HTMLLabelElement;
  title: string;
  badge: HTMLElement;
  put: HTMLButtonElement;
  up: HTMLButtonElement;
  down: HTMLButtonElement;
  out: HTMLButtonElement;
}

export function ranking(): void {
  const root = document.querySelector<HTMLFieldSetElement>("fieldset[data-ranking]");
  const list = root?.querySelector<HTMLOListElement>("ol.ranks");
  if (root && list) new Ranking(root, list).begin();
}

class Ranking {
  private readonly rows: Row[];
  private readonly line = document.createElement("li");
  private readonly most: number;

  constructor(private readonly root: HTMLFieldSetElement, private readonly list: HTMLOListElement) {
    this.most = Number(root.dataset["most"]);
    this.rows = [...list.querySelectorAll<HTMLLIElement>("li.rank")].map((item) => this.row(item));
  }

  begin(): void {
    this.root.classList.add("live");
    const hint = this.root.querySelector(".hint");
    if (hint) hint.textContent = this.root.dataset["how"] ?? "";
    this.line.className = "line";
    this.line.textContent = this.root.dataset["line"] ?? "";
    const typed = (row: Row): number => (/^\d+$/.test(row.field.value.trim()) ? Number(row.field.value) : Infinity);
    const placed = this.rows.filter((row) => typed(row) < Infinity).sort((a, b) => typed(a) - typed(b));
    this.list.prepend(...placed.map((row) => row.item), this.line);
    for (const row of this.rows) row.field.type = "hidden";
    this.settle();
  }

  private row(item: HTMLLIElement): Row {
    const field = item.querySelector<HTMLInputElement>("input")!;
    const label = item.querySelector<HTMLLabelElement>("label")!;
    const button = (sign: string, kind: string, act: () => void): HTMLButtonElement => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = `second ${kind}`;
      made.id = `${field.id}-${kind}`;
      made.textContent = sign;
      made.addEventListener("click", () => made.getAttribute("aria-disabled") === "true" || act());
      return made;
    };
    const span = (kind: string): HTMLElement => {
      const made = document.createElement("span");
      made.className = kind;
      return made;
    };
    const row: Row = {
      item,
      field,
      label,
      title: label.textContent?.trim() ?? "",
      badge: span("badge"),
      put: button("+", "put", () => this.put(row)),
      up: button("↑", "up", () => this.move(row, -1)),
      down: button("↓", "down", () => this.move(row, 1)),
      out: button("✕", "out", () => this.takeOut(row)),
    };
    const handle = span("handle");
    handle.setAttribute("aria-hidden", "true");
    handle.addEventListener("pointerdown", (event) => this.drag(row, event));
    const moves = span("moves");
    moves.append(row.put, row.up, row.down, row.out);
    item.prepend(handle, row.badge);
    label.after(moves);
    return row;
  }

  private placed(): Row[] {
    const items = [...this.list.children];
    const end = items.indexOf(this.line);
    return items.slice(0, end).flatMap((item) => this.rows.find((row) => row.item === item) ?? []);
  }

  private put(row: Row): void {
    this.list.insertBefore(row.item, this.line);
    this.settle();
    row.up.focus({ preventScroll: true });
    this.tell(row);
  }

  private takeOut(row: Row): void {
    this.line.after(row.item);
    this.settle();
    row.put.focus({ preventScroll: true });
    this.tell(row);
  }

  private move(row: Row, by: -1 | 1): void {
    const other = by < 0 ? row.item.previousElementSibling : row.item.nextElementSibling;
    if (!other || other === this.line) return;
    if (by < 0) other.before(row.item);
    else other.after(row.item);
    this.settle();
    (by < 0 ? row.up : row.down).focus();
    this.tell(row);
  }

  // The neighbours move around the dragged option, so that the pointer never loses it.
  private drag(row: Row, begun: PointerEvent): void {
    if (begun.button !== 0) return;
    begun.preventDefault();
    row.item.classList.add("dragged");
    const middle = (element: Element): number => {
      const box = element.getBoundingClientRect();
      return box.top + box.height / 2;
    };
    const move = (event: PointerEvent): void => {
      if (event.pointerId !== begun.pointerId) return;
      for (let next = row.item.nextElementSibling; next && event.clientY > middle(next); next = row.item.nextElementSibling) {
        row.item.before(next);
      }
      for (let last = row.item.previousElementSibling; last && event.clientY < middle(last); last = row.item.previousElementSibling) {
        row.item.after(last);
      }
      if (event.clientY < 70) window.scrollBy(0, -12);
      if (event.clientY > window.innerHeight - 70) window.scrollBy(0, 12);
      this.settle();
    };
    const end = (event: PointerEvent): void => {
      if (event.pointerId !== begun.pointerId) return;
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
      row.item.classList.remove("dragged");
      this.settle();
      this.tell(row);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
  }

  // Numbers, buttons and the line, as the order of the list says.
  private settle(): void {
    for (let placed = this.placed(); placed.length > this.most; placed = this.placed()) {
      placed[placed.length - 1]!.item.before(this.line);
    }
    const placed = this.placed();
    this.line.hidden = placed.length === this.rows.length;
    for (const row of this.rows) {
      const place = placed.indexOf(row) + 1;
      const has = place > 0;
      row.field.value = has ? String(place) : "";
      row.item.classList.toggle("placed", has);
      row.badge.textContent = has ? `${place}.` : "";
      row.put.hidden = has;
      for (const button of [row.up, row.down, row.out]) button.hidden = !has;
      this.name(row.put, "put", row.title, placed.length + 1, placed.length >= this.most);
      this.name(row.up, "up", row.title, place, place === 1);
      this.name(row.down, "down", row.title, place, place === placed.length);
      this.name(row.out, "out", row.title, place, false);
      if (has) row.label.removeAttribute("for");
      else row.label.htmlFor = row.put.id;
    }
  }

  private name(button: HTMLButtonElement, kind: string, title: string, place: number, off: boolean): void {
    button.setAttribute("aria-label", this.said(kind, title, place));
    button.setAttribute("aria-disabled", String(off));
  }

  private said(kind: string, title: string, place: number): string {
    const text = this.root.dataset[kind] ?? "";
    return text.replace("%title%", title).replace("%place%", String(place)).replace("%of%", String(this.rows.length));
  }

  private tell(row: Row): void {
    const place = this.placed().indexOf(row) + 1;
    const live = this.root.querySelector("[data-live]");
    if (live) live.textContent = this.said(place > 0 ? "placed" : "unplaced", row.title, place);
  }
}
