// The organiser's page shows the fields of the chosen method at once; without a script a button does.

export function method(): void {
  const select = document.querySelector<HTMLSelectElement>("[data-method-field] select");
  if (!select) return;
  for (const button of document.querySelectorAll<HTMLElement>("[data-without-script]")) button.hidden = true;
  const parts = [...document.querySelectorAll<HTMLElement>("[data-methods]")];
  const show = (): void => {
    for (const part of parts) part.hidden = !(part.dataset["methods"] ?? "").split(" ").includes(select.value);
  };
  select.addEventListener("change", show);
  show();
}
