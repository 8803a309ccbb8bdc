// Tells how many points are shared out, and whether that is too many.

export function points(): void {
  const root = document.querySelector<HTMLFieldSetElement>("fieldset[data-points]");
  const live = root?.querySelector<HTMLElement>("[data-live]");
  if (!root || !live) return;
  const all = Number(root.dataset["points"]);
  const fields = [...root.querySelectorAll<HTMLInputElement>("input")];
  const tell = (): void => {
    const given = fields.map((field) => field.value.trim()).filter((typed) => /^\d+$/.test(typed));
    const sum = given.reduce((total, typed) => total + Number(typed), 0);
    live.textContent = (root.dataset["sum"] ?? "").replace("%given%", String(sum));
    live.classList.toggle("over", sum > all);
    live.hidden = false;
  };
  root.addEventListener("input", tell);
  tell();
}
