import { apply } from './edit';
import { toMarkdown } from './markdown';
import { nextNote } from './marks';
import type { Dropped, Kind, Mended } from './tidy';

/** What is pasted with a form of its own comes in as Markdown, says what was left out, and can be had as plain text instead. */
export function paste(form: HTMLFormElement): void {
  const template = document.querySelector<HTMLTemplateElement>('#pasted');
  if (!template) return;
  for (const field of form.querySelectorAll<HTMLTextAreaElement>('textarea.tall')) field.addEventListener('paste', event => take(event, field, template));
}

function take(event: ClipboardEvent, field: HTMLTextAreaElement, template: HTMLTemplateElement): void {
  const html = event.clipboardData?.getData('text/html') ?? '';
  const plain = (event.clipboardData?.getData('text/plain') ?? '').replace(/\r\n?/g, '\n');
  if (html === '') return;
  const { markdown, dropped, isPlain } = toMarkdown(html, field.closest<HTMLElement>('[lang]')?.lang.slice(0, 2), nextNote(field.value));
  // Nothing to say: the browser pastes as ever.
  if (isPlain || (dropped.size === 0 && (markdown === plain.trim() || markdown === ''))) return;
  event.preventDefault();

  const { value, selectionStart: from, selectionEnd: to } = field;
  const words = apart(markdown, value.slice(0, from), value.slice(to));
  apply(field, { start: from, end: to, words, from: from + words.length, to: from + words.length });
  tell(field, template, dropped, plain === '' || plain.trim() === markdown ? undefined : () => {
    // What was pasted, wherever it is by now; changed since, it is the editor's own.
    const at = field.value.startsWith(words, from) ? from : field.value.indexOf(words);
    if (at < 0 || words === '') field.focus();
    else apply(field, { start: at, end: at + words.length, words: plain, from: at + plain.length, to: at + plain.length });
  });
}

/** Paragraphs stand apart from what they come between; a few words go into their line. */
function apart(markdown: string, before: string, after: string): string {
  if (!/\n|^(#{1,6} |[-*>] |\d+\. |\|)/.test(markdown)) return markdown;
  const above = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const below = after.trim() === '' || after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  return above + markdown + below;
}

function tell(field: HTMLTextAreaElement, template: HTMLTemplateElement, dropped: Dropped, asPlain: (() => void) | undefined): void {
  field.parentElement!.querySelector(':scope > .pasted')?.remove();
  const notice = (template.content.cloneNode(true) as DocumentFragment).querySelector<HTMLElement>('.pasted')!;
  const line = notice.querySelector<HTMLElement>('p')!;
  const mended: Kind[] = ['address', 'gap'] satisfies Mended[];
  const said = (isMended: boolean) => [...dropped].filter(([kind]) => mended.includes(kind) === isMended)
    .map(([kind, times]) => template.dataset[kind]! + (times > 1 && kind !== 'look' ? ` (${times})` : '')).join(', ');
  const words = (said(false) ? template.dataset['left']!.replace('{0}', said(false)) : template.dataset['whole']!)
    + (said(true) ? ` ${template.dataset['mended']!.replace('{0}', said(true))}` : '');
  const close = () => { notice.remove(); };
  const [plainly, closing] = [...notice.querySelectorAll('button')] as [HTMLButtonElement, HTMLButtonElement];
  plainly.hidden = asPlain === undefined;
  plainly.addEventListener('click', () => { close(); asPlain?.(); });
  closing.addEventListener('click', () => { close(); field.focus(); });
  field.after(notice);
  // It is heard only if it comes into a notice that is there.
  requestAnimationFrame(() => { line.textContent = words; });
}
