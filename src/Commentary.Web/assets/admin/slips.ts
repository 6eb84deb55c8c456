import { apply } from './writing/edit';

/** In milliseconds: a hand that pauses this long rests. */
const pause = 800;

type Field = HTMLTextAreaElement | HTMLInputElement;
interface Mend { start: number; end: number; fix: string }

/**
 * The slips under each text, as one types: asked of the server when the hand rests, and mended as by a hand. Nothing is changed but by a button,
 * and only where the very words still stand.
 */
export function slips(form: HTMLFormElement): void {
  const template = document.querySelector<HTMLTemplateElement>('#slips');
  if (!template) return;
  const live = template.content.querySelector('p')!.cloneNode(true) as HTMLElement;
  form.append(live);
  const lists = [...form.querySelectorAll<HTMLElement>('[data-slips]')].map(list => follow(form, list, template, live));
  const all = () => lists.forEach(look => look());
  // What the page itself puts in nobody types.
  form.addEventListener('filled', all);
  const restored = document.querySelector('[data-restored]');
  if (restored) new MutationObserver(all).observe(restored, { attributeFilter: ['hidden'] });
  addEventListener('online', all);
  addEventListener('focus', all);
  all();
}

/** Returns what looks whether the list is of another text than the one that stands there. */
function follow(form: HTMLFormElement, list: HTMLElement, template: HTMLTemplateElement, live: HTMLElement): () => void {
  const field = document.getElementById(list.dataset['slips']!) as Field;
  const says = (key: string, ...values: number[]) => template.dataset[key]!.replace(/\{(\d)\}/g, (_, place: string) => values[Number(place)]!.toLocaleString(document.documentElement.lang));
  const items = () => [...list.querySelectorAll<HTMLElement>('li')];
  const certain = () => items().filter(item => item.dataset['certain'] === 'true');
  const number = (item: HTMLElement, name: string) => Number(item.dataset[name]);
  /** The text that the list is of. */
  let of = field.defaultValue;
  /** Whether it was changed here: what is left of it is asked about again. */
  let isChanged = false;
  let asked = 0;
  let waiting: number | undefined;
  let isPressed = false;

  const later = (time: number) => { clearTimeout(waiting); waiting = setTimeout(() => void ask(), time); };
  field.addEventListener('input', () => later(pause));

  async function ask(): Promise<void> {
    const [text, turn] = [field.value, ++asked];
    if (text === of && !isChanged) return tell(undefined);
    try {
      const answer = await fetch(list.dataset['address']!, {
        method: 'POST',
        redirect: 'manual',
        headers: { RequestVerificationToken: (form.elements.namedItem('__RequestVerificationToken') as HTMLInputElement).value },
        body: new URLSearchParams({ language: list.dataset['language']!, field: list.dataset['field']!, text }),
      });
      const page = answer.ok ? await answer.text() : '';
      // An answer that was overtaken says nothing of what stands there now.
      if (turn !== asked || text !== field.value) return;
      const now = new DOMParser().parseFromString(page, 'text/html').querySelector<HTMLElement>('[data-slips]');
      if (!now) return tell(answer.status === 401 || answer.type === 'opaqueredirect' ? 'signedOut' : 'stale');
      put(now, text);
    } catch {
      if (turn === asked) tell('stale');
    }
  }

  function put(now: HTMLElement, text: string): void {
    // Not under a finger.
    if (isPressed) return later(pause);
    const [active, isOpen] = [document.activeElement as HTMLElement | null, list.querySelector('details')?.open];
    const isHere = list.contains(active);
    const [item, isOfAll] = [isHere ? items().indexOf(active!.closest('li')!) : -1, active?.matches('[data-all]')];
    still(() => {
      list.replaceChildren(...[...now.childNodes].map(node => document.adoptNode(node)));
      list.hidden = now.hidden;
      const details = list.querySelector('details');
      if (details) details.open = isOpen ?? false;
    });
    [of, isChanged] = [text, false];
    if (isHere) ((isOfAll && list.querySelector<HTMLElement>('[data-all]')) || goal(item)).focus({ preventScroll: true });
  }

  /** Whatever grows here, what one is at further down stays where it is. */
  function still(change: () => void): void {
    const active = document.activeElement;
    const isBelow = active !== null && (list.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !list.contains(active);
    const before = isBelow ? active.getBoundingClientRect().top : 0;
    change();
    const moved = isBelow ? active.getBoundingClientRect().top - before : 0;
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
  }

  /** Where the keyboard goes on: the slip that has taken that place, or what they all are under, or the text when there is none. */
  function goal(item: number): HTMLElement {
    const next = item < 0 ? undefined : items()[item]?.querySelector('button');
    return next ?? list.querySelector('summary') ?? field;
  }

  list.addEventListener('pointerdown', event => {
    if (!(event.target as Element).closest('button, summary')) return;
    // The text keeps its caret under a pointer.
    event.preventDefault();
    isPressed = true;
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => setTimeout(() => { isPressed = false; }), { once: true });
  });

  list.addEventListener('click', event => {
    const button = (event.target as Element).closest('button');
    if (!button) return;
    event.preventDefault();
    const item = button.closest('li');
    mend(item ? [item] : certain(), document.activeElement === button);
  });

  function mend(meant: HTMLElement[], isByKey: boolean): void {
    const text = field.value;
    const found = meant.map(item => ({ item, at: stands(item, text) })).filter((each): each is { item: HTMLElement; at: number } => each.at !== undefined);
    if (found.length === 0) {
      tell('gone');
      later(0);
      return;
    }
    const mends = found.map(({ item, at }) => ({ start: at, end: at + number(item, 'length'), fix: item.dataset['fix']! })).sort((a, b) => a.start - b.start);
    const first = items().indexOf(found[0]!.item);
    write(mends, isByKey);
    // The list is of the text with these mended, so that the next one is found as surely.
    let shift = 0;
    let mended = of;
    for (const item of items()) {
      const start = number(item, 'start') + shift;
      item.dataset['start'] = `${start}`;
      if (!found.some(each => each.item === item)) continue;
      const fix = item.dataset['fix']!;
      mended = mended.slice(0, start) + fix + mended.slice(start + number(item, 'length'));
      shift += fix.length - number(item, 'length');
      item.remove();
    }
    [of, isChanged] = [mended, true];
    tell(undefined);
    recount(mends.length);
    live.textContent = mends.length === 1 ? says('mendedOne') : says('mendedMany', mends.length);
    if (isByKey) goal(meant.length === 1 ? first : 0).focus();
    // Those that follow the first fifty come at once.
    later(items().length === 0 ? 0 : pause);
  }

  /** Through the browser's own command, in one step over all of it; caret, selection and scroll stay where they were in the words. */
  function write(mends: Mend[], isByKey: boolean): void {
    const text = field.value;
    const [start, end] = [mends[0]!.start, mends.at(-1)!.end];
    let [words, at] = ['', start];
    for (const mend of mends) {
      words += text.slice(at, mend.start) + mend.fix;
      at = mend.end;
    }
    const active = document.activeElement as HTMLElement | null;
    const direction = field.selectionDirection ?? 'none';
    const [from, to] = [moved(field.selectionStart ?? 0, mends), moved(field.selectionEnd ?? 0, mends)];
    const [left, top, within, along] = [scrollX, scrollY, field.scrollTop, field.scrollLeft];
    apply(field, { start, end, words, from, to });
    field.setSelectionRange(from, to, direction);
    if (active !== field && !isByKey) {
      if (active && active !== document.body) active.focus({ preventScroll: true });
      else field.blur();
    }
    [field.scrollTop, field.scrollLeft] = [within, along];
    scrollTo({ left, top, behavior: 'instant' });
  }

  /** Where a slip stands by now; undefined when its words do not, or stand there more than once. */
  function stands(item: HTMLElement, text: string): number | undefined {
    const [words, head] = [item.dataset['words']!, number(item, 'head')];
    const from = number(item, 'start') - head;
    const to = from + words.length;
    const isAt = (place: number) => text.slice(place, place + words.length) === words ? place + head : undefined;
    const least = Math.min(of.length, text.length);
    let same = 0;
    while (same < least && of[same] === text[same]) same++;
    let rest = 0;
    while (rest < least - same && of[of.length - 1 - rest] === text[text.length - 1 - rest]) rest++;
    if (to <= same) return isAt(from);
    if (from >= of.length - rest) return isAt(from + text.length - of.length);
    const around = of.slice(Math.max(0, from - 12), to + 12);
    const place = text.indexOf(around);
    return place < 0 || text.includes(around, place + 1) ? undefined : isAt(place + Math.min(12, from));
  }

  function recount(mended: number): void {
    const count = list.querySelector<HTMLElement>('[data-count]')!;
    const total = Number(count.dataset['count']) - mended;
    count.dataset['count'] = `${total}`;
    count.textContent = total === 1 ? says('one') : says('many', total);
    const sure = certain().length;
    const all = list.querySelector<HTMLElement>('[data-all]');
    if (all && sure > 0) all.querySelector('span')!.textContent = sure === total ? `${total}` : says('allOf', sure, total);
    else all?.remove();
    if (total === 0) {
      list.replaceChildren();
      list.hidden = true;
    }
  }

  function tell(key: string | undefined): void {
    const details = list.querySelector('details');
    list.querySelector('[data-told]')?.remove();
    if (!key || !details) return;
    const line = document.createElement('p');
    line.className = 'hint told';
    line.dataset['told'] = '';
    line.textContent = says(key);
    details.querySelector('summary')!.after(line);
    if (key === 'gone') live.textContent = line.textContent;
  }

  return () => { if (field.value !== of || isChanged) later(0); };
}

function moved(place: number, mends: Mend[]): number {
  let shift = 0;
  for (const { start, end, fix } of mends) {
    if (place >= end) shift += fix.length - (end - start);
    else return place > start ? Math.min(place, start + fix.length) + shift : place + shift;
  }
  return place + shift;
}
