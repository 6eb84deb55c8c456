import { countWords } from './count';

/** As long as one who types pauses for a word. */
const pause = 250;

/**
 * Words, reading time and the balance of the viewpoints, as one writes. A key press only says that a text has changed; it is counted when the hand
 * rests and the page has nothing else to do.
 */
export function measures(form: HTMLFormElement): void {
  for (const measure of form.querySelectorAll<HTMLElement>('[data-measures]')) {
    const fields = [...form.querySelectorAll<HTMLTextAreaElement>(`textarea.tall[name^="Save.${measure.dataset['measures']}."]`)];
    const counted = new Map<HTMLTextAreaElement, number>();
    const changed = new Set(fields);

    const count = () => {
      for (const field of changed) counted.set(field, countWords(field.value));
      changed.clear();
      show(measure, new Map([...counted].map(([field, words]) => [field.name.split('.')[2]!, words])));
    };
    later(count);

    let waiting: number | undefined;
    form.addEventListener('input', event => {
      const field = event.target as HTMLTextAreaElement;
      if (!fields.includes(field)) return;
      changed.add(field);
      clearTimeout(waiting);
      waiting = setTimeout(() => later(count), pause);
    });
    // What the page itself puts in nobody types.
    const all = () => { for (const field of fields) changed.add(field); later(count); };
    form.addEventListener('filled', all);
    const restored = document.querySelector('[data-restored]');
    if (restored) new MutationObserver(all).observe(restored, { attributeFilter: ['hidden'] });
  }
}

const later = (work: () => void) => {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 1000 });
  else setTimeout(work);
};

function show(measure: HTMLElement, words: Map<string, number>): void {
  const number = (value: number) => value.toLocaleString(document.documentElement.lang);
  const all = [...words.values()].reduce((sum, each) => sum + each, 0);
  const sum = measure.querySelector<HTMLElement>('.sum')!;
  sum.textContent = sum.dataset['says']!.replace('{0}', number(all)).replace('{1}', number(minutes(all)));

  const views = [...measure.querySelectorAll<HTMLElement>('[data-view]')];
  const whole = views.reduce((sum, view) => sum + (words.get(view.dataset['view']!) ?? 0), 0);
  let from = 0;
  for (const view of views) {
    const here = words.get(view.dataset['view']!) ?? 0;
    view.querySelector('b')!.textContent = number(here);
    const bar = measure.querySelector(`rect[data-of="${view.dataset['view']}"]`)!;
    const share = whole === 0 ? 0 : 100 * here / whole;
    bar.setAttribute('x', share === 0 ? '0' : `${from}`);
    bar.setAttribute('width', `${share}`);
    from += share;
  }
}

/** As `ReadingTime` has it: a half goes to the even side. */
function minutes(words: number): number {
  const exact = words / 220;
  const below = Math.floor(exact);
  return Math.max(1, exact - below === .5 ? below + below % 2 : Math.round(exact));
}
