import { deskOf } from './desk-name';

/** How often the page says that somebody is at it. Who is silent for three times as long has left. */
const pulse = 8000;

/** Says to the server where in the piece one is, and shows here who else is in it, and where. A page that nobody sees says nothing. */
export function showWhoIsThere(form: HTMLFormElement): void {
  const place = document.querySelector<HTMLElement>('[data-there]');
  const address = form.getAttribute('action');
  const token = form.elements.namedItem('__RequestVerificationToken') as HTMLInputElement | null;
  if (!place || !address || !token) return;

  const where = () => {
    const name = (document.activeElement as HTMLInputElement | null)?.name ?? '';
    return form.contains(document.activeElement) && /^Save\.(French|English|Source)\.\w+$/.test(name) ? name.slice('Save.'.length) : '';
  };

  let said = '';
  let next: number | undefined;
  let desk: string | undefined;
  let underWay: AbortController | undefined;
  const body = (leaves: boolean) => new URLSearchParams({ desk: desk!, field: said, leaves: `${leaves}`, __RequestVerificationToken: token.value });
  const say = async (): Promise<void> => {
    clearTimeout(next);
    if (document.hidden) return;
    said = where();
    const mine = underWay = new AbortController();
    try {
      desk ??= await deskOf(form);
      if (mine.signal.aborted) return;
      const answer = await fetch(`${address}?handler=There`, { method: 'POST', redirect: 'manual', signal: mine.signal, body: body(false) });
      if (answer.ok) show(await answer.text());
    } catch {
      if (mine.signal.aborted) return;
      // Without a network nobody is known to be there.
      show('');
    }
    if (mine === underWay) next = setTimeout(say, pulse);
  };
  /** A page that goes has no time to wait for anything: whatever it was saying is dropped, and this is handed to the browser. */
  const leave = (): void => {
    clearTimeout(next);
    underWay?.abort();
    if (desk !== undefined) navigator.sendBeacon(`${address}?handler=There`, body(true));
  };

  const show = (words: string): void => {
    const now = new DOMParser().parseFromString(words, 'text/html');
    const [old, news] = [place.querySelector('p'), now.querySelector('p')];
    // A sentence that did not change is not spoken again.
    if (old && old.textContent!.trim() !== (news?.textContent ?? '').trim()) old.textContent = news?.textContent?.trim() ?? '';
    place.querySelector('ul')?.replaceChildren(...now.querySelectorAll('li'));
    mark();
  };

  const mark = (): void => {
    const there = new Map<string, string[]>();
    for (const one of place.querySelectorAll<HTMLElement>('[data-at]'))
      there.set(one.dataset['at']!, [...there.get(one.dataset['at']!) ?? [], one.dataset['name']!]);
    for (const field of form.querySelectorAll<HTMLElement>('.field:has(> [id^="Save-"], > .address)')) {
      const names = there.get(field.querySelector('[id^="Save-"]')!.id);
      for (const marked of [field, field.querySelector<HTMLElement>('label')]) {
        if (names && marked) marked.dataset['who'] = names.join(', ');
        else delete marked?.dataset['who'];
      }
    }
  };

  const moved = () => { if (where() !== said) { clearTimeout(next); next = setTimeout(say, 300); } };
  form.addEventListener('focusin', moved);
  form.addEventListener('focusout', () => setTimeout(moved));
  document.addEventListener('visibilitychange', () => { if (!document.hidden) void say(); });
  addEventListener('pagehide', leave);
  addEventListener('pageshow', () => void say());
}
