/**
 * Notes that come with their texts, as Word, Docs and pages have them: a link that calls one, and in the note a link back. Each becomes `[^1]`, with a
 * number that the field has not yet.
 */
export function footnotes(body: HTMLElement, first: number): void {
  const numbers = new Map<Element, number>();
  const last: Element[] = [];
  for (const call of body.querySelectorAll<HTMLAnchorElement>('a[href*="#"]')) {
    // The words of a table of contents lead to a place that leads back, too.
    if (!/^\W*(?:\d{1,3}|[a-z]|[ivxlc]+|[*†‡§]+)\W*$/i.test(call.textContent!)) continue;
    const target = named(body, fragment(call));
    const note = target?.closest('[data-style*="mso-element:footnote"], li, dd, aside') ?? target?.closest('p, div');
    if (!note || note.contains(call) || !call.isConnected) continue;
    const names = [call.id, call.getAttribute('name') ?? '', call.closest('sup')?.id ?? '', call.parentElement?.id ?? ''].filter(name => name !== '');
    const back = [...note.querySelectorAll('a[href*="#"]')].filter(link => names.includes(fragment(link)));
    if (!numbers.has(note) && back.length === 0) continue;
    const number = numbers.get(note) ?? first + numbers.size;
    numbers.set(note, number);
    for (const link of back) link.remove();
    const mark = document.createElement('span');
    mark.dataset['written'] = `[^${number}]`;
    mark.textContent = `${number}`;
    const raised = call.closest('sup');
    (raised && raised.textContent === call.textContent ? raised : call).replaceWith(mark);
  }
  for (const [note, number] of numbers) {
    // What is left of the mark that it began with.
    const start = firstText(note);
    if (start) start.data = start.data.replace(/^[\s\u00A0]*(?:\[?\d{1,3}[\].)]?[\s\u00A0]+|\^[\s\u00A0]+|[\s\u00A0]+)/, '');
    const whole = document.createElement('div');
    whole.dataset['note'] = `${number}`;
    whole.append(...note.childNodes);
    const list = note.closest('[data-style*="mso-element:footnote-list"], ol, ul, dl');
    note.remove();
    // The line above them is of no more use.
    if (list && list.textContent!.trim() === '') list.remove();
    last.push(whole);
  }
  body.append(...last);
  for (const rule of body.querySelectorAll('hr')) if (last.length > 0 && beyond(rule) === last[0]) rule.remove();
}

const fragment = (link: Element) => {
  const href = link.getAttribute('href')!;
  try {
    return decodeURIComponent(href.slice(href.indexOf('#') + 1));
  } catch {
    return '';
  }
};
const named = (body: Element, name: string) => name === '' ? null : body.querySelector(`[id="${CSS.escape(name)}"], a[name="${CSS.escape(name)}"]`);

function firstText(element: Element): Text | null {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) if ((text as Text).data.trim() !== '') return text as Text;
  return null;
}

/** The next element that has words. */
function beyond(element: Element): Element | null {
  let next = element.nextElementSibling;
  while (next && next.textContent!.trim() === '') next = next.nextElementSibling;
  return next;
}
