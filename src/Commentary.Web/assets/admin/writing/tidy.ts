import { address, visible } from './address';
import { edges } from './edges';
import { footnotes } from './footnotes';
import { script } from './scripts';

/** What is left out of a paste or mended in it, and how often. */
export type Dropped = Map<Kind, number>;
export type Kind = 'picture' | 'embedded' | 'control' | 'comment' | 'change' | 'tracking' | 'link' | 'look' | 'hidden' | 'script' | Mended;
/** An address that had invisible characters; a space behind bold words that had none. */
export type Mended = 'address' | 'gap';

const embedded = 'iframe, object, embed, video, audio, canvas, map';
const controls = 'button, input, select, textarea, form > label, [role=button]';
const never = 'script, style, noscript, template, link, meta, title, xml';

/**
 * What Word, Google Docs, pages and chats say in their own ways, said in HTML: lists that are paragraphs, bold that is a style, an address
 * behind another. What has no place in a text here is taken out and counted.
 */
export function tidy(body: HTMLElement, firstNote = 1): Dropped {
  const dropped: Dropped = new Map();
  const count = (kind: Kind, times = 1) => { if (times > 0) dropped.set(kind, (dropped.get(kind) ?? 0) + times); };
  const all = (selector: string) => [...body.querySelectorAll<HTMLElement>(selector)];
  const drop = (kind: Kind, elements: Element[]) => {
    const gone = elements.filter(element => element.isConnected && (element.remove(), true));
    count(kind, gone.length);
  };

  for (const element of all(never)) element.remove();
  word(body, count, drop);
  // A chat shows its code with its language and buttons.
  for (const code of all('pre code')) {
    const whole = code.closest('pre')!;
    drop('control', [...whole.querySelectorAll('button')]);
    whole.replaceChildren(code);
  }
  // Docs puts everything in a bold that is none.
  for (const bold of all('b, strong')) if (/(?<![\w-])font-weight:\s*(normal|400)/.test(style(bold))) unwrap(bold);
  drop('hidden', all('[hidden], [aria-hidden=true]:not(img)').filter(element => element.textContent!.trim() !== '' && !element.querySelector('img')));
  drop('hidden', all('[data-style]').filter(element => /display:\s*none|mso-hide:\s*all/.test(style(element)) && element.textContent!.trim() !== ''));
  drop('embedded', all(embedded));
  // The signs of buttons and links are no pictures.
  for (const sign of all('a svg, button svg, [aria-hidden] svg, svg[aria-hidden]')) sign.remove();
  drop('picture', all('svg'));
  drop('control', all(controls).filter(element => !element.querySelector('p, li, a[href]')));

  for (const picture of all('img')) {
    const words = picture.getAttribute('alt') ?? '';
    // What a chat draws is a sign that can be typed.
    if (/^(\p{Extended_Pictographic}|\p{Emoji_Component}|:[\w+-]+:)+$/u.test(words)) picture.replaceWith(words);
    else drop('picture', [picture]);
  }
  footnotes(body, firstNote);
  for (const link of all('a')) {
    const { href, isTracked, isMended } = address(link.getAttribute('href') ?? '');
    if (isTracked) count('tracking');
    if (isMended) count('address');
    if (href === '') {
      if (link.hasAttribute('href') && link.textContent!.trim() !== '' && !link.getAttribute('href')!.startsWith('#')) count('link');
      unwrap(link);
      continue;
    }
    // Words that are the address go with it.
    if (visible(link.textContent!.trim()) === visible(link.getAttribute('href')!.trim())) link.textContent = href;
    link.setAttribute('href', href);
    link.removeAttribute('title');
  }
  if (all('u, ins, mark').length > 0 || all('[data-style], font[color]').some(isColoured)) count('look');
  emphasis(body);
  // Nothing more is read off them, and what they hold stands beside its like.
  for (const element of all('span:not([data-written], [data-stringify-type]), font')) unwrap(element);
  for (const element of all('sup, sub')) if (element.textContent!.trim() !== '') scripted(element, count);
  for (const element of all('b, strong, em, i, del, s')) edges(element, count);
  for (const paragraph of all('li > p:only-child')) unwrap(paragraph);
  // A list within a list belongs to the item before it.
  for (const list of all('ul > ul, ul > ol, ol > ul, ol > ol')) list.previousElementSibling?.append(list);
  // Air between paragraphs, which have their own.
  for (const air of all('br')) if (air.matches('.Apple-interchange-newline') || isBlock(beside(air, 'previousSibling')) || isBlock(beside(air, 'nextSibling'))) air.remove();
  // Paragraphs that a chat parts by an empty stretch.
  for (const part of all('[data-stringify-type=paragraph-break]')) part.replaceWith(document.createElement('p'));
  return dropped;
}

/** Bold and italic that are only styles, as Docs and some pages write them. */
function emphasis(body: HTMLElement): void {
  for (const element of [...body.querySelectorAll<HTMLElement>('span[data-style], font[data-style]')]) {
    const look = style(element);
    if (element.textContent!.trim() === '') continue;
    // A heading is heavy by itself.
    if (/(?<![\w-])font-weight:\s*(bold|[6-9]00)/.test(look) && !element.closest('h1, h2, h3, h4, h5, h6, th, b, strong')) wrap(element, 'strong');
    if (/(?<![\w-])font-style:\s*italic/.test(look) && !element.closest('em, i')) wrap(element, 'em');
    if (/text-decoration[^;]*line-through/.test(look)) wrap(element, 'del');
    if (/(?<![\w-])vertical-align:\s*(super|sub)/.test(look) && !element.closest('sup, sub')) wrap(element, /align:\s*super/.test(look) ? 'sup' : 'sub');
  }
}

/** Raised and lowered words in their place in the line, so that a 6 that is raised is never read as a figure of the text. */
function scripted(element: HTMLElement, count: (kind: Kind) => void): void {
  if (element.querySelector('[data-written]')) return unwrap(element);
  const text = element.textContent!;
  const written = script(element.localName === 'sup', text, textBeside(element, 'previousSibling'), textBeside(element, 'nextSibling'));
  const link = element.querySelector('a[href]');
  // A link keeps its number raised where Unicode has it so; no mark goes around one.
  if (written === undefined || link && (link.textContent !== text || /^[\^~]/.test(written))) {
    count('script');
    return unwrap(element);
  }
  const mark = document.createElement('span');
  mark.dataset['written'] = written;
  mark.textContent = text;
  if (link) link.replaceChildren(mark);
  if (link) unwrap(element);
  else element.replaceWith(mark);
}

/** Word writes a list as paragraphs that begin with a sign, and keeps comments and old versions of the text beside it. */
function word(body: HTMLElement, count: (kind: Kind, times?: number) => void, drop: (kind: Kind, elements: Element[]) => void): void {
  const all = (selector: string) => [...body.querySelectorAll<HTMLElement>(selector)];
  drop('comment', all('.msocomtxt, [data-style*="mso-element:comment"]').filter(element => !element.parentElement?.closest('[data-style*="mso-element:comment"]')));
  for (const mark of all('.msocomanchor, .MsoCommentReference')) mark.remove();
  for (const list of all('[data-style*="mso-element:comment-list"]')) list.remove();
  drop('change', all('del[cite], del[datetime], .msoDel'));
  for (const kept of all('ins')) if (kept.hasAttribute('cite') || kept.hasAttribute('datetime')) unwrap(kept);
  for (const office of all('*')) if (office.localName.includes(':')) unwrap(office);

  for (const quotation of all('p.MsoQuote, p.MsoIntenseQuote')) wrap(quotation, 'blockquote', true);
  for (const title of all('p.MsoTitle')) rename(title, 'h1');
  let lists: HTMLElement[] = [];
  let last: Element | null = null;
  for (const item of all('p[data-style*="mso-list:"], p[class*="MsoListParagraph"]')) {
    const level = Number(/mso-list:\s*l\d+\s+level(\d+)/.exec(style(item))?.[1] ?? 0);
    const sign = item.querySelector<HTMLElement>('[data-style*="mso-list:Ignore"], [data-style*="mso-list: Ignore"]');
    if (level === 0 || !sign) continue;
    const isNumbered = /^\s*\(?(\d+|[a-z]{1,3})[.)]/i.test(sign.textContent!);
    sign.remove();
    if (!last || item.previousElementSibling !== last) lists = [];
    lists.length = Math.min(lists.length, level);
    while (lists.length < level) {
      const list = document.createElement(isNumbered ? 'ol' : 'ul');
      const outer = lists.at(-1);
      if (outer) (outer.lastElementChild ?? outer.appendChild(document.createElement('li'))).append(list);
      else item.before(list);
      lists.push(list);
    }
    const entry = document.createElement('li');
    entry.append(...item.childNodes);
    lists.at(-1)!.append(entry);
    last = lists[0]!;
    item.remove();
  }
}

/** The words on one side of an element, as far as its block goes. */
export function textBeside(element: Node, side: 'previousSibling' | 'nextSibling'): string {
  for (let node: Node = element; node.parentNode && !isBlock(node); node = node.parentNode)
    for (let next = node[side]; next; next = next[side]) {
      if (isBlock(next) || next.nodeName === 'BR') return '';
      if (next.textContent !== '') return next.textContent!;
    }
  return '';
}

/** What stands beside an element, white space apart. */
function beside(element: Node, side: 'previousSibling' | 'nextSibling'): Node | null {
  let node = element[side];
  while (node && node.nodeType !== Node.ELEMENT_NODE && node.textContent!.trim() === '') node = node[side];
  return node;
}

const isBlock = (node: Node | null) => node instanceof Element && node.matches('body, p, ul, ol, li, h1, h2, h3, h4, h5, h6, blockquote, pre, table, tr, td, th, div, figure');

/** A colour that somebody chose: what a page writes all its words in is not. */
function isColoured(element: HTMLElement): boolean {
  if (element.closest('a')) return false;
  const chosen = [element.getAttribute('color'), ...[...style(element).matchAll(/(?:^|;)\s*(?:color|background(?:-color)?):\s*([^;]+)/g)].map(found => found[1])];
  return chosen.some(colour => {
    const shades = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/.exec(colour ?? '')?.slice(1).map(shade => parseInt(shade, 16))
      ?? /^rgba?\((\d+), ?(\d+), ?(\d+)/.exec(colour ?? '')?.slice(1).map(Number);
    return shades ? Math.max(...shades) - Math.min(...shades) > 90 : /^(red|blue|green|yellow|orange|purple|maroon|lime|aqua|teal|fuchsia)\b/.test(colour ?? '');
  });
}

/** Under a name that is no style to the browser: our policy on content would have a word for each. */
const style = (element: Element) => (element.getAttribute('data-style') ?? '').toLowerCase().replace(/mso-list:\s*ignore/, 'mso-list:Ignore');

export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

function wrap(element: Element, name: string, isAround = false): void {
  const outer = document.createElement(name);
  if (isAround) {
    element.replaceWith(outer);
    outer.append(element);
  } else {
    outer.append(...element.childNodes);
    element.append(outer);
  }
}

function rename(element: Element, name: string): void {
  const other = document.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
}
