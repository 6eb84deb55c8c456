import { textBeside, unwrap, type Kind } from './tidy';

const sign = /[\p{P}\p{S}]/u;
const word = /[^\s\p{P}\p{S}]/u;

/**
 * Emphasis that Markdown would not see: two stars between a sign and a letter open and close nothing, and readers would be shown them. A stop or a
 * colon gets the space that it lacked; any other sign goes out of the emphasis. Emphasis that goes on in the next element is one.
 */
export function edges(element: HTMLElement, count: (kind: Kind) => void): void {
  if (!element.isConnected) return;
  for (let next = element.nextSibling; next instanceof HTMLElement && next.localName === element.localName; next = element.nextSibling) {
    element.append(...next.childNodes);
    next.remove();
  }
  const text = element.textContent!;
  const before = [...textBeside(element, 'previousSibling')].at(-1) ?? '';
  const after = [...textBeside(element, 'nextSibling')][0] ?? '';
  const [first, last] = [[...text][0] ?? '', [...text].at(-1) ?? ''];
  if (!word.test(text) && (word.test(before) || word.test(after))) return unwrap(element);
  if (sign.test(first) && word.test(before)) cut(element, 'firstChild', /^[\p{P}\p{S}]+[\s\u00A0]*/u, moved => element.before(moved));
  if (!sign.test(last) || !word.test(after)) return;
  if (/[.,:;!?…]/.test(last)) {
    element.after(' ');
    count('gap');
  } else cut(element, 'lastChild', /[\s\u00A0]*[\p{P}\p{S}]+$/u, moved => element.after(moved));
}

/** Takes signs out at one edge, wherever within they stand. */
function cut(element: Node, edge: 'firstChild' | 'lastChild', signs: RegExp, put: (moved: string) => void): void {
  let node: Node | null = element;
  while (node && !(node instanceof Text)) node = node[edge];
  const found = node instanceof Text ? signs.exec(node.data)?.[0] : undefined;
  if (!found || !(node instanceof Text)) return;
  node.data = node.data.replace(signs, '');
  put(found);
}
