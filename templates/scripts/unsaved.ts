// Asks before a long form that was changed is left.

export function unsaved(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-unsaved]");
  if (!form) return;
  let changed = false;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", () => (changed = false));
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
