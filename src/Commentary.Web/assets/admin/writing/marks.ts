import type { Edit } from './edit';

// What the buttons do to a text, as functions of the text and the selection. What is marked already is unmarked.

/** What begins a line and is none of its words. */
const begins = /^[ \t]*(?:(?:>|[-+*]|\d+[.)]|#{1,6})[ \t]+)*/;
const letter = /[\p{L}\p{N}’'-]/u;

interface Stretch { from: number; to: number }

/** The word at the caret where nothing is selected; never the white space around words. */
function words(text: string, from: number, to: number): Stretch {
  if (from === to) {
    while (from > 0 && letter.test(text[from - 1]!)) from--;
    while (to < text.length && letter.test(text[to]!)) to++;
  }
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return { from, to };
}

const run = (text: string, at: number, step: 1 | -1) => {
  let length = 0;
  while (text[step > 0 ? at + length : at - 1 - length] === '*') length++;
  return length;
};

/** The words between their stars, and how many these are on each side. */
function starred(text: string, { from, to }: Stretch): Stretch & { stars: number } {
  while (to - from > 1 && text[from] === '*' && text[to - 1] === '*') [from, to] = [from + 1, to - 1];
  return { from, to, stars: Math.min(run(text, from, -1), run(text, to, 1), 3) };
}

const isOn = (stars: number, weight: 1 | 2) => weight === 2 ? stars >= 2 : stars % 2 === 1;

/** Emphasis of one star or of two. It does not go over the end of a paragraph, so that each line has its own. */
export function emphasise(text: string, from: number, to: number, weight: 1 | 2): Edit {
  if (text.slice(from, to).includes('\n')) return emphasiseLines(text, from, to, weight);
  const inner = starred(text, words(text, from, to));
  const now = isOn(inner.stars, weight) ? inner.stars - weight : inner.stars + weight;
  const start = inner.from - inner.stars;
  return {
    start,
    end: inner.to + inner.stars,
    words: '*'.repeat(now) + text.slice(inner.from, inner.to) + '*'.repeat(now),
    from: start + now,
    to: start + now + inner.to - inner.from,
  };
}

function emphasiseLines(text: string, from: number, to: number, weight: 1 | 2): Edit {
  const lines = text.slice(from, to).split('\n').map(line => {
    const before = begins.exec(line)![0];
    const rest = line.slice(before.length);
    const inner = starred(rest, words(rest, 0, rest.length));
    return { before, rest, ...inner, hasWords: rest.trim() !== '' };
  });
  const isAll = lines.every(line => !line.hasWords || isOn(line.stars, weight));
  const made = lines.map(({ before, rest, hasWords, stars, from: start, to: end }) => {
    if (!hasWords || isOn(stars, weight) !== isAll) return before + rest;
    const marks = '*'.repeat(isAll ? stars - weight : stars + weight);
    return before + rest.slice(0, start - stars) + marks + rest.slice(start, end) + marks + rest.slice(end + stars);
  }).join('\n');
  return { start: from, end: to, words: made, from, to: from + made.length };
}

/** Words in the other language, so that they are spoken and set as it is: `*machine learning*{lang=en}`. */
export function passage(text: string, from: number, to: number, language: string): Edit {
  const inner = starred(text, words(text, from, to));
  const said = text.slice(inner.from, inner.to);
  const end = inner.to + inner.stars;
  const mark = /^\{lang=[\w-]+\}/.exec(text.slice(end))?.[0] ?? '';
  const stars = '*'.repeat(mark ? (inner.stars === 1 ? 0 : inner.stars) : Math.max(1, inner.stars));
  const start = inner.from - inner.stars;
  return {
    start,
    end: end + mark.length,
    words: stars + said + stars + (mark ? '' : `{lang=${language}}`),
    from: start + stars.length,
    to: start + stars.length + said.length,
  };
}

/** A link with its address to type, or its words where the address is there. A link that is selected is its words again. */
export function link(text: string, from: number, to: number): Edit {
  const at = words(text, from, to);
  const said = text.slice(at.from, at.to);
  const whole = /^\[([^\]]*)\]\([^)]*\)$/.exec(said);
  const [made, selected] = whole ? [whole[1]!, [0, whole[1]!.length]]
    : /^https?:\/\/\S+$/.test(said) ? [`[](${said})`, [1, 1]]
    : said === '' ? ['[](https://)', [1, 1]]
    : [`[${said}](https://)`, [said.length + 3, said.length + 11]];
  return { start: at.from, end: at.to, words: made, from: at.from + selected[0]!, to: at.from + selected[1]! };
}

/** A number that none of a text's notes has. */
export const nextNote = (text: string) => 1 + Math.max(0, ...[...text.matchAll(/\[\^(\d{1,6})\]/g)].map(found => Number(found[1])));

/** A note behind the selection, to be written at the end of the text. */
export function footnote(text: string, _: number, to: number): Edit {
  const mark = `[^${nextNote(text)}]`;
  const rest = text.slice(to).trimEnd();
  // Notes stand together, apart from the text.
  const last = (text.slice(0, to) + rest).split('\n').at(-1)!;
  const words = `${mark}${rest}${/^\[\^[^\]\n]+\]:/.test(last) ? '\n' : '\n\n'}${mark}: `;
  return { start: to, end: text.length, words, from: to + words.length, to: to + words.length };
}

/** Whole lines, each with a sign before it: a list, a quotation. */
export function lines(text: string, from: number, to: number, sign: '- ' | '> '): Edit {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', Math.max(from, text[to - 1] === '\n' ? to - 1 : to));
  const end = next < 0 ? text.length : next;
  const all = text.slice(start, end).split('\n');
  const has = (line: string) => line.startsWith(sign) || line === sign.trim();
  // Paragraphs of one quotation are held together by the empty line between them.
  const counts = (line: string) => line.trim() !== '' || all.length === 1 || sign === '> ';
  const isAll = all.every(line => !counts(line) || has(line));
  const made = all.map(line => !counts(line) ? line
    : isAll ? line.slice(line.startsWith(sign) ? sign.length : 1)
    : has(line) ? line
    : line === '' && all.length > 1 ? sign.trim() : sign + line).join('\n');
  const isCaret = from === to;
  const caret = start + Math.max(0, from - start + made.length - (end - start));
  return { start, end, words: made, from: isCaret ? caret : start, to: isCaret ? caret : start + made.length };
}
