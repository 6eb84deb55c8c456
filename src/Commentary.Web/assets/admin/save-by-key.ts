/** Ctrl+S, or Command+S, presses the form's own save button, as a hand would. */
export function saveByKey(form: HTMLFormElement): void {
  const save = form.querySelector<HTMLButtonElement>('button[data-save]');
  if (!save) return;

  addEventListener('keydown', event => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (!event.repeat) save.click();
  });
}
