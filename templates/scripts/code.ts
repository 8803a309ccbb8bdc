// The field for a code or for a receipt's number: takes it out of the address (#…, never sent to the
// server), and groups what is typed.

interface Shape {
  group: RegExp;
  signs: number;
}

const CODE: Shape = { group: /(.{4})(?=.)/g, signs: 16 };
const TRACKER: Shape = { group: /(.{5})(?=.)/g, signs: 10 };

function plain(raw: string): string {
  return raw.toUpperCase().replace(/[^0-9A-Z]/g, "");
}

function grouped(raw: string, shape: Shape): string {
  return plain(raw).slice(0, shape.signs).replace(shape.group, "$1-");
}

function fragment(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

export function codeField(): void {
  const field = document.querySelector<HTMLInputElement>("input[data-code]");
  if (!field) return;
  const shape = field.name === "tracker" ? TRACKER : CODE;
  const brought = fragment();
  if (/^[0-9A-Za-z-]+$/.test(brought) && plain(brought).length === shape.signs) {
    field.value = grouped(brought, shape);
    history.replaceState(null, "", location.pathname + location.search);
  }
  field.addEventListener("input", () => {
    // Only while typing at the end, so that a correction in the middle keeps its place, and never so
    // that a sign too many is lost unseen.
    const typed = field.value;
    if (field.selectionStart === typed.length && /^[0-9A-Za-z\s-]*$/.test(typed) && plain(typed).length <= shape.signs) {
      field.value = grouped(typed, shape);
    }
  });
}
