/**
 * Asks before leaving while something typed is not saved, and only then: a page that always asks is not believed.
 * A page that comes back from a refusal (409, 422) is unsaved from the start: its form says `data-guard="unsaved"`.
 */
export function guardUnsaved(form: HTMLFormElement): void {
  // `screen` is which language a phone shows: nothing to save.
  const words = () => JSON.stringify([...new FormData(form)].filter(([name]) => name !== 'screen').map(([name, value]) =>
    [name, typeof value === 'string' ? value : value.name]));
  const opened = form.dataset['guard'] === 'unsaved' ? '' : words();
  let leaving = false;

  // A preview opens beside: the page stays, and so does what is not saved.
  form.addEventListener('submit', event => {
    leaving = (event.submitter as HTMLButtonElement | null)?.formTarget !== '_blank';
  });
  // Back from the page that followed: the browser shows this one as it was left.
  addEventListener('pageshow', () => { leaving = false; });
  addEventListener('beforeunload', event => {
    if (!leaving && words() !== opened) event.preventDefault();
  });
}
