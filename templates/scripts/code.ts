// The code field: takes the code out of the address (#CODE, never sent to the
// server), and groups what is typed by four.

function grouped(raw: string): string {
  const plain = raw.toUpperCase().replace(/[^0-9A-Z]/g, "").slice(0, 16);
  return plain.replace(/(.{4})(?=.)/g, "$1-");
}

export function codeField(): void {
  const field = document.querySelector<HTMLInputElement>("input[data-code]");
  if (!field) return;
  const fragment = decodeURIComponent(location.hash.slice(1));
  if (/^[0-9A-Za-z-]{16,19}$/.test(fragment)) {
    field.value = grouped(fragment);
    history.replaceState(null, "", location.pathname + location.search);
  }
  field.addEventListener("input", () => {
    // Only while typing at the end, so that a correction in the middle keeps its place.
    if (field.selectionStart === field.value.length && /^[0-9A-Za-z\s-]*$/.test(field.value)) {
      field.value = grouped(field.value);
    }
  });
}
