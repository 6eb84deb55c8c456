/** A button that copies what stands in a field, and says so for a moment. Without script the field is there to be selected. */
export function copy(button: HTMLButtonElement): void {
  const field = document.getElementById(button.dataset['copy']!) as HTMLInputElement | HTMLTextAreaElement | null;
  if (!field || !navigator.clipboard) return;
  button.hidden = false;
  // What follows is for those who hear the button.
  const words = button.firstChild!;
  const name = words.textContent;
  button.addEventListener('click', async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      words.textContent = button.dataset['copied']!;
      window.setTimeout(() => { words.textContent = name; }, 2000);
    } catch {
      // It is selected: the browser's own way is one key away.
    }
  });
}
