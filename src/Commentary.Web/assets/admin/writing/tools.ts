import { apply, type Edit } from './edit';
import { emphasise, footnote, lines, link, passage } from './marks';

type Mark = (text: string, from: number, to: number, other: string) => Edit;

const marks: Record<string, Mark> = {
  strong: (text, from, to) => emphasise(text, from, to, 2),
  em: (text, from, to) => emphasise(text, from, to, 1),
  link: (text, from, to) => link(text, from, to),
  quote: (text, from, to) => lines(text, from, to, '> '),
  list: (text, from, to) => lines(text, from, to, '- '),
  passage: (text, from, to, other) => passage(text, from, to, other),
  footnote,
};

/** The key that is held: Command where there is one. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const isHeld = (event: KeyboardEvent) => (isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey) && !event.altKey;

/** By the letter; digits by their place, since with Shift they are other signs on every keyboard. */
function markOf(event: KeyboardEvent): string | undefined {
  if (!isHeld(event)) return undefined;
  const key = event.key.toLowerCase();
  return event.shiftKey
    ? event.code === 'Digit8' ? 'list' : event.code === 'Digit9' ? 'quote' : key === 'l' ? 'passage' : key === 'f' ? 'footnote' : undefined
    : { b: 'strong', i: 'em', k: 'link' }[key];
}

/** A bar of marks over each text that is Markdown. The text stays a text area, and what is typed stays as it is typed. */
export function tools(form: HTMLFormElement): void {
  const template = document.querySelector<HTMLTemplateElement>('#tools');
  if (!template || !form.dataset['journal']) return;
  for (const field of form.querySelectorAll<HTMLTextAreaElement>('textarea.tall')) {
    const other = field.closest<HTMLElement>('[lang]')?.lang.startsWith('en') ? 'fr' : 'en';
    const use = (mark: string) => mark === 'note' ? void field.dispatchEvent(new Event('note', { bubbles: true })) : apply(field, marks[mark]!(field.value, field.selectionStart, field.selectionEnd, other));
    const bar = toolbar(template, field, other, use);
    field.addEventListener('keydown', event => {
      if (event.isComposing) return;
      const mark = markOf(event);
      if (mark) {
        event.preventDefault();
        use(mark);
      } else if (event.key === 'F10' && event.altKey) {
        event.preventDefault();
        bar.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
      }
    });
  }
}

function toolbar(template: HTMLTemplateElement, field: HTMLTextAreaElement, other: string, use: (mark: string) => void): HTMLElement {
  const bar = (template.content.cloneNode(true) as DocumentFragment).querySelector<HTMLElement>('[role=toolbar]')!;
  const buttons = [...bar.querySelectorAll<HTMLButtonElement>('button')];
  bar.setAttribute('aria-label', bar.getAttribute('aria-label')!.replace('{0}', field.labels?.[0]?.textContent?.trim() ?? ''));
  bar.setAttribute('aria-controls', field.id);
  for (const button of buttons) {
    if (button.dataset['mark'] === 'passage') {
      button.setAttribute('aria-label', button.dataset[other]!);
      button.querySelector('span')!.textContent = other.toUpperCase();
    }
    const key = button.dataset['key']!;
    button.title = `${button.getAttribute('aria-label')} (${isMac ? key.replace('Ctrl+', '⌘').replace(/Maj\+|Shift\+/, '⇧') : key})`;
    // The text keeps its selection under a pointer.
    button.addEventListener('pointerdown', event => event.preventDefault());
    button.addEventListener('click', () => use(button.dataset['mark']!));
  }

  // One stop of the tab key for the whole bar; arrows go along it.
  const stand = (at: number) => buttons.forEach((button, place) => { button.tabIndex = place === at ? 0 : -1; });
  stand(0);
  bar.addEventListener('keydown', event => {
    const now = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (event.key === 'Escape') field.focus();
    if (next === undefined || now < 0) return;
    event.preventDefault();
    const at = (next + buttons.length) % buttons.length;
    stand(at);
    buttons[at]!.focus();
  });
  bar.addEventListener('focusin', event => stand(Math.max(0, buttons.indexOf(event.target as HTMLButtonElement))));
  field.before(bar);
  return bar;
}
