/** `kept` by the server, `here` on the device alone, and why; `unsaved` and `saving` are of a save. */
export type Kept = 'kept' | 'here' | 'signedOut' | 'other' | 'refused' | 'nowhere' | 'saving' | 'unsaved';

/** As the rest of the page tells the time: by the site's clock, wherever the editor is. */
export const at = (form: HTMLFormElement, style: Intl.DateTimeFormatOptions, when: Date) =>
  new Intl.DateTimeFormat(document.documentElement.lang, { ...style, timeZone: form.dataset['zone'] }).format(when);

/** Says in the bar of the desk where what is typed is kept; nothing, when all of it is saved. */
export function sayKept(form: HTMLFormElement, state: Kept | undefined): void {
  const line = form.querySelector<HTMLElement>('.kept');
  if (!line) return;
  line.hidden = state === undefined;
  if (state === undefined) return;
  const words = (line.dataset[state] ?? '').replace('{0}', at(form, { timeStyle: 'short' }, new Date()));
  const text = line.querySelector('span')!;
  // The same sentence is not spoken twice; the hour of what is kept is not spoken at all.
  line.setAttribute('aria-live', state === 'kept' ? 'off' : 'polite');
  if (text.textContent !== words) text.textContent = words;
  line.classList.toggle('bad', state !== 'kept' && state !== 'saving');
  line.querySelector('a')!.hidden = state !== 'signedOut';
}
