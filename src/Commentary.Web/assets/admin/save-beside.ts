import { bare } from './bare';
import { sayKept } from './say-kept';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What is saved together stands on one version. */
const groups = [
  /^Save\.(French\.|OpenedFrench$)/,
  /^Save\.(English\.|OpenedEnglish$)/,
  /^Save\.(Source\.|SourceAsOpened\.|OpenedSource$)/,
];

/**
 * Saves beside the page, so that one types on while it runs: the page that follows a save is fetched, and what is new on it is put in here. One that
 * asks something (a conflict, a refusal) opens as it would without script, with all that was typed since.
 */
export function saveBeside(form: HTMLFormElement): void {
  const address = form.getAttribute('action');
  if (!address || !form.dataset['journal']) return;
  let isSaving = false;
  let isAskedAgain = false;
  let isNative = false;

  form.addEventListener('submit', event => {
    const button = event.submitter as HTMLButtonElement | null;
    // All else that sends this form leads somewhere; and what is unsaved from the start was asked something, which the next page takes away.
    if (isNative || button?.hasAttribute('formaction') || form.dataset['guard'] === 'unsaved') return;
    event.preventDefault();
    isAskedAgain = isSaving;
    if (isSaving) return;
    isSaving = true;
    document.querySelector('[data-fresh="said"]')?.replaceChildren();
    sayKept(form, 'saving');
    // Others add to the form when it is sent.
    setTimeout(() => void save(button));
  });

  async function save(button: HTMLButtonElement | null): Promise<void> {
    const sent = [...new FormData(form)] as [string, string][];
    try {
      const answer = await fetch(address!, { method: 'POST', body: new URLSearchParams(sent) });
      const isHere = new URL(answer.url).pathname === location.pathname;
      if (answer.ok && isHere) put(new DOMParser().parseFromString(await answer.text(), 'text/html'), new Map(sent));
      else if (answer.status === 401 || answer.redirected) sayKept(form, 'signedOut');
      else if (answer.status >= 500) sayKept(form, 'unsaved');
      else {
        isNative = true;
        form.requestSubmit(button);
      }
    } catch {
      sayKept(form, 'unsaved');
    }
    isSaving = false;
    if (isAskedAgain && !isNative) form.requestSubmit(button);
  }

  function put(page: Document, sent: Map<string, string>): void {
    const saved = new Map(([...page.querySelectorAll('form.desk [name^="Save."]')] as Field[]).map(field => [field.name, field.value]));
    const held: Record<string, string> = {};
    for (const group of groups) {
      const fields = ([...form.elements] as Field[]).filter(field => group.test(field.name) && saved.has(field.name));
      // Where what was joined by the server and what was typed since meet, the next save is one over the older version: it asks.
      const isApart = fields.map(field => field.type === 'hidden' || write(field, sent.get(field.name) ?? '', saved.get(field.name)!)).every(Boolean);
      for (const field of fields) {
        if (field.type === 'hidden' && isApart) field.value = saved.get(field.name)!;
        held[field.name] = bare(field.value) === bare(saved.get(field.name)!) ? field.value : saved.get(field.name)!;
      }
    }
    for (const old of document.querySelectorAll<HTMLElement>('[data-fresh]')) {
      const now = page.querySelector(`[data-fresh="${old.dataset['fresh']}"]`);
      if (now && !old.contains(document.activeElement)) old.replaceWith(document.adoptNode(now));
    }
    document.title = page.title;
    sayKept(form, undefined);
    form.dispatchEvent(new CustomEvent('filled', { detail: held }));
  }
}

/** Puts what is saved into a field, under what was typed since it was sent. False when both changed one place. */
function write(field: Field, sent: string, saved: string): boolean {
  if (bare(sent) === bare(saved) || bare(field.value) === bare(saved)) return true;
  const [theirs, mine] = [change(sent, saved), change(sent, field.value)];
  if (field.value !== sent && theirs.from <= mine.to && mine.from <= theirs.to) return false;
  const moved = theirs.from > mine.from ? field.value.length - sent.length : 0;
  if (field instanceof HTMLSelectElement || field.type === 'date') field.value = saved;
  // The caret stays where it is.
  else field.setRangeText(saved.slice(theirs.from, saved.length - theirs.rest), theirs.from + moved, theirs.to + moved, 'preserve');
  return true;
}

/** The one stretch of a text outside of which nothing changed, and how much follows it. */
function change(before: string, after: string): { from: number; to: number; rest: number } {
  const least = Math.min(before.length, after.length);
  let from = 0;
  while (from < least && before[from] === after[from]) from++;
  let rest = 0;
  while (rest < least - from && before[before.length - 1 - rest] === after[after.length - 1 - rest]) rest++;
  return { from, to: before.length - rest, rest };
}
