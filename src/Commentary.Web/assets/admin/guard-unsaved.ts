/**
 * Asks before leaving while something typed is not saved, and only then: a page that always asks is not believed.
 * A page that comes back from a refusal (409, 422) is unsaved from the start: its form says `data-guard="unsaved"`.
 */
export function guardUnsaved(form: HTMLFormElement): void {
  // `screen` is which language a phone shows, the others are of the sending: nothing to save.
  const nothing = ['screen', 'Save.Desk', 'Save.Burst'];
  const words = () => [...new FormData(form)].filter(([name]) => !nothing.includes(name)).map(([name, value]): [string, string] =>
    [name, typeof value === 'string' ? value : value.name]);
  let opened = form.dataset['guard'] === 'unsaved' ? null : words();
  let leaving = false;

  // What the page itself has put in, nobody has typed.
  form.addEventListener('filled', event => {
    const held = (event as CustomEvent<Record<string, string>>).detail;
    opened = opened?.map(([name, value]): [string, string] => [name, held[name] ?? value]) ?? null;
  });
  // A preview opens beside, a save runs beside: the page stays, and so does what is not saved.
  form.addEventListener('submit', event => {
    leaving = !event.defaultPrevented && (event.submitter as HTMLButtonElement | null)?.formTarget !== '_blank';
  });
  // Back from the page that followed: the browser shows this one as it was left.
  addEventListener('pageshow', () => { leaving = false; });
  addEventListener('beforeunload', event => {
    if (!leaving && JSON.stringify(words()) !== JSON.stringify(opened)) event.preventDefault();
  });
}
