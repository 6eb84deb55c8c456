/** A paragraph's mark of a duel, as `MarkedText` reads it. It is never shown. */
const duel = /^((?:[ \t]*(?:#{1,6}[ \t]+|[-+*][ \t]+|\d{1,9}[.)][ \t]+|>[ \t]?))*[ \t]*)(?:\[duel[^\]\n]*\][ \t]*)+/gim;
const address = String.raw`(?:<[^>\n]*>|(?:\\.|[^()\s\\]|\((?:\\.|[^()\s\\])*\))*)`;
const title = String.raw`(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?`;
const inline = new RegExp(String.raw`(?<!\\)\[((?:\\.|[^\[\]\\])*)\]\(\s*${address}${title}\s*\)`, 'g');
const definition = new RegExp(String.raw`^ {0,3}\[[^\]\n]+\]:\s*${address}${title}[ \t]*$`, 'gm');
const language = /(?<=[*_)])\{lang=[\w-]+\}|[ \t\u00A0]+\{lang=[\w-]+\}(?=[ \t]*(?:\n|$))|^\{lang=[\w-]+\}(?=[ \t]*$)/gm;
const signs: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", mdash: '—', ndash: '–', hellip: '…', laquo: '«', raquo: '»' };

/**
 * How many words a reader reads, as the server's `HouseMarkdown.Words` has them: runs without white space that have a letter or a digit, without
 * the addresses of links and the signs of lists.
 */
export function countWords(markdown: string): number {
  let words = 0;
  for (const run of plain(markdown.replace(/\r\n?/g, '\n')).split(/\p{White_Space}+/u)) if (/[\p{L}\p{Nd}]/u.test(run)) words++;
  return words;
}

function plain(text: string): string {
  let isCode = false;
  let isAfterText = false;
  const lines = text.replace(duel, '$1').split('\n').map(line => {
    const fence = /^[ \t>]*(```+|~~~+)/.exec(line);
    if (fence && (isCode || !line.slice(fence[0].length).includes('`'))) {
      isCode = !isCode;
      return '';
    }
    if (isCode) return literal(line);
    // A number begins a list unless it stands within a paragraph.
    const sign = isAfterText ? /^(?:[ \t]*(?:>|[-+*][ \t]|1[.)][ \t]))*/ : /^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]))*/;
    const begins = sign.exec(line)![0];
    isAfterText = line.trim() !== '' && (begins.trim() === '' || begins.includes('>')) && !/^#{1,6}\s/.test(line);
    const rest = line.slice(begins.length);
    return rest.startsWith('|') ? rest.replace(/\|/g, ' ') : rest;
  });
  return notes(lines.join('\n'))
    .replace(/(?<![`\\])(`+)(?!`)([^]*?[^`])\1(?!`)/g, (_, __, code: string) => literal(code))
    .replace(definition, '')
    .replace(inline, '$1')
    .replace(inline, '$1')
    .replace(language, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal: string, hexadecimal: string, name: string) =>
      decimal || hexadecimal ? point(decimal ? Number(decimal) : parseInt(hexadecimal, 16)) : signs[name] ?? (/(acute|grave|circ|uml|cedil|lig)$/.test(name) ? 'e' : whole));
}

const noteHead = /^ {0,3}\[\^([^[\]\n]+)\]:/;

/** A note that is called has its words, and its mark has none; one that nothing calls is not there. */
function notes(text: string): string {
  if (!text.includes('[^')) return text;
  const lines = text.split('\n');
  const calls = lines.map(line => line.replace(noteHead, '')).join('\n');
  const written = new Set(lines.map(line => noteHead.exec(line)?.[1]));
  let isLost = false;
  const kept = lines.filter(line => {
    const label = noteHead.exec(line)?.[1];
    if (label !== undefined) isLost = !calls.includes(`[^${label}]`);
    else if (line.trim() === '') isLost = false;
    return !isLost;
  });
  return kept.map(line => line.replace(noteHead, '')).join('\n').replace(/\[\^([^[\]\n]+)\]/g, (call, label: string) => written.has(label) ? '' : call);
}

/** Words of code are what they are: no link, no mark. */
const literal = (code: string) => code.replace(/[[\]{}&|]/g, sign => sign === '|' ? '¦' : '·');
const point = (number: number) => number > 0 && number <= 0x10FFFF ? String.fromCodePoint(number) : '';
