/** A button that copies what stands in a field. Without script the field is there to be selected. */
export function copy(button: HTMLButtonElement): void {
  const field = document.getElementById(button.dataset['copy']!) as HTMLInputElement | null;
  if (!field || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = button.dataset['copied']!;
    } catch {
      // It is selected: the browser's own way is one key away.
    }
  });
}
