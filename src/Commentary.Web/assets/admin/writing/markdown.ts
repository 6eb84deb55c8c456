import Turndown from 'turndown';
import { tidy, type Dropped } from './tidy';

/**
 * A paste as the house writes: CommonMark with tables and struck text. What a page draws, follows or runs is left out and counted. A passage that is
 * said to be in another language than `language` stays one. Notes are numbered from `firstNote`.
 */
export function toMarkdown(html: string, language = '', firstNote = 1): { markdown: string; dropped: Dropped; isPlain: boolean } {
  // A document that is never shown: nothing in it runs, and nothing is fetched.
  const page = new DOMParser().parseFromString(fragment(html), 'text/html');
  const isPlain = isCode(page.body);
  const dropped = tidy(page.body, firstNote);
  for (const passage of page.body.querySelectorAll<HTMLElement>('em[lang], i[lang], cite[lang]')) {
    const tag = passage.lang.slice(0, 2).toLowerCase();
    if (passage.textContent!.trim() !== '' && ['fr', 'en'].includes(tag) && tag !== language) passage.dataset['passage'] = tag;
  }
  const markdown = turndown().turndown(page.body)
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { markdown, dropped, isPlain };
}

/** A file of text that a browser shows, or lines out of an editor of code: what is written there is meant as it stands. */
function isCode(body: HTMLElement): boolean {
  const [only] = body.children;
  return only !== undefined && body.children.length === 1
    && (only.localName === 'pre' && only.children.length === 0 || /white-space:\s*pre;?/.test(only.getAttribute('data-style') ?? '') && /monospace/i.test(only.getAttribute('data-style') ?? ''));
}

/** What Windows puts around the part that was copied. */
function fragment(html: string): string {
  const [start, end] = [html.indexOf('<!--StartFragment'), html.lastIndexOf('<!--EndFragment')];
  const copied = start >= 0 && end > start ? html.slice(start, end) : html;
  // Word's conditions are comments of a kind that HTML does not know, and their contents what it shows.
  return copied
    .replace(/<!\[(if|endif)[^>]*\]>/gi, '')
    .replace(/<style[^]*?<\/style>/gi, '')
    // What would draw or run has no such name any more: the policy on content would refuse each, and say so.
    .replace(/<[a-z][^<>]*>/gi, tag => tag.replace(/\s(style|on[a-z]+)(?=\s*=)/gi, ' data-$1'));
}

let made: Turndown | undefined;
function turndown(): Turndown {
  if (made) return made;
  const service = made = new Turndown({
    headingStyle: 'atx', hr: '---', bulletListMarker: '-', codeBlockStyle: 'fenced', emDelimiter: '*', strongDelimiter: '**', br: '\\',
  });
  service.escape = escape;
  service.addRule('heading', {
    filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    // The piece has its title and its parts; what stands within a part begins at two.
    replacement: (content, node) => words(content) ? `\n\n${'#'.repeat(Math.max(2, Number(node.nodeName[1])))} ${words(content)}\n\n` : '',
  });
  service.addRule('written', { filter: node => node.dataset['written'] !== undefined, replacement: (_, node) => (node as HTMLElement).dataset['written']! });
  service.addRule('note', {
    filter: node => node.dataset['note'] !== undefined,
    replacement: (content, node) => `\n\n[^${(node as HTMLElement).dataset['note']}]: ${content.trim().replace(/\n(?=[^\n])/g, '\n    ')}\n\n`,
  });
  service.addRule('passage', {
    filter: node => node.dataset['passage'] !== undefined,
    replacement: (content, node) => `*${content.trim()}*{lang=${(node as HTMLElement).dataset['passage']}}`,
  });
  service.addRule('struck', { filter: ['del', 's'], replacement: content => content.trim() ? `~~${content}~~` : content });
  service.addRule('link', {
    filter: node => node.nodeName === 'A' && node.hasAttribute('href'),
    replacement: (content, node) => {
      const href = (node as HTMLElement).getAttribute('href')!.replace(/[()\s]/g, sign => encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'));
      const said = words(content);
      return said === '' ? '' : said === (node as HTMLElement).getAttribute('href') ? said : `[${said}](${href})`;
    },
  });
  // Items without the width that columns of code would want.
  service.addRule('item', {
    filter: 'li',
    replacement: (content, node, options) => {
      const list = node.parentNode as HTMLElement;
      const number = Number(list.getAttribute('start') ?? 1) + [...list.children].indexOf(node as HTMLElement);
      const sign = list.nodeName === 'OL' ? `${number}. ` : `${options.bulletListMarker} `;
      const text = content.replace(/^\n+|\n+$/g, '').replace(/\n/g, `\n${' '.repeat(sign.length)}`);
      return text.trim() === '' ? '' : sign + text + (node.nextSibling ? '\n' : '');
    },
  });
  service.addRule('table', { filter: 'table', replacement: (_, node) => `\n\n${table(node as HTMLTableElement, service)}\n\n` });
  return service;
}

const words = (content: string) => content.replace(/\s*\\?\n\s*/g, ' ').trim();

/** Only what would be read as a mark: a text full of backslashes is nobody's. */
function escape(text: string): string {
  return text
    .replace(/\\(?=[\\`*_{}[\]()#+.!|<>~-])/g, '\\\\')
    .replace(/\*(?=\S)|(?<=\S)\*/g, '\\*')
    .replace(/(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/`/g, '\\`')
    .replace(/~~/g, '\\~~')
    .replace(/([\^~])(?=[^\s^~]+\1)/g, '\\$1')
    .replace(/\[(?=\^[^\s\]]+\])/g, '\\[')
    .replace(/\](?=[([])/g, '\\]')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\s*)(#{1,6}\s|[-+]\s|>|={2,}\s*$)/, '$1\\$2')
    .replace(/^(\s*\d+)([.)]\s)/, '$1\\$2');
}

/** The first row names the columns, in the house's tables always. A table of one column is its paragraphs. */
function table(node: HTMLTableElement, service: Turndown): string {
  const rows = [...node.rows].map(row => [...row.cells].map(cell => service.turndown(cell.innerHTML.trim() === '' ? ' ' : cell.innerHTML)));
  const width = Math.max(0, ...rows.map(row => row.length));
  if (width < 2) return rows.flat().filter(cell => cell !== '').join('\n\n');
  const line = (cells: string[]) => `| ${Array.from({ length: width }, (_, at) => (cells[at] ?? '').replace(/\s*\\?\n\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  const [first = [], ...others] = rows;
  return [line(first), line(Array.from({ length: width }, () => '---')), ...others.map(line)].join('\n');
}
