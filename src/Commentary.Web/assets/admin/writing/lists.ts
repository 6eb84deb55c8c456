import { apply, type Edit } from './edit';

/** What begins an item: the quotation and the indent that it stands in, its sign, the gap behind that, a box to tick. */
const begins = /^((?:[ \t]*>[ \t]?)*[ \t]*)(?:[-+*]|(\d{1,9})[.)])(?:[ \t]+(?:\[[ xX]\](?=[ \t]|$)[ \t]*)?|$)/;
const rule = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/;

interface Item { indent: number; number: number | undefined; begins: string }

/**
 * Lists that go on: Enter begins the next item and ends the list on an empty one; Tab and Shift+Tab move an item in and out; numbers count. Who only
 * comes by with the Tab key, or has pressed Escape, goes on to the next field.
 */
export function lists(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLTextAreaElement>('textarea.tall')) {
    let isPassing = true;
    field.addEventListener('focus', () => { isPassing = true; });
    field.addEventListener('click', () => { isPassing = false; });
    field.addEventListener('input', () => { isPassing = false; });
    field.addEventListener('keydown', event => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const { value, selectionStart: from, selectionEnd: to } = field;
      const edit = event.key === 'Enter' && !event.shiftKey ? next(value, from, to)
        : event.key === 'Tab' && !isPassing ? move(value, from, to, event.shiftKey ? -1 : 1)
        : undefined;
      if (event.key !== 'Tab' && event.key !== 'Shift') isPassing = event.key === 'Escape';
      if (!edit || event.defaultPrevented) return;
      event.preventDefault();
      apply(field, edit);
    });
  }
}

/** Enter: undefined where no item is, and a line ends as ever. */
export function next(text: string, from: number, to: number): Edit | undefined {
  const block = blockAt(text, from, to);
  const item = block && read(block.lines[block.first]!);
  if (!block || !item || block.from < item.begins.length) return undefined;
  const line = block.lines[block.first]!;
  if (line.slice(item.begins.length).trim() === '') {
    // An empty item within another goes out of it; at the edge the list is over.
    if (from !== to) return undefined;
    const outer = move(text, from, to, -1);
    if (outer) return outer;
    const kept = /^(?:[ \t]*>[ \t]?)*/.exec(line)![0];
    return made(block, block.lines.map((each, at) => at === block.first ? kept : each), block.first, kept.length);
  }
  const sign = item.number === undefined ? item.begins : item.begins.replace(/\d+/, `${item.number + 1}`);
  const begun = sign.replace(/\[[xX]\]/, '[ ]');
  const after = block.lines[block.last]!.slice(block.to).replace(/^[ \t]+/, '');
  const lines = [...block.lines.slice(0, block.first), line.slice(0, block.from), begun + after, ...block.lines.slice(block.last + 1)];
  return made(block, count(lines, block.first + 1), block.first + 1, begun.length);
}

/** Tab: undefined where no item is; an item that has nothing to go under, or out of, stays. */
export function move(text: string, from: number, to: number, step: 1 | -1): Edit | undefined {
  const block = blockAt(text, from, to);
  const item = block && read(block.lines[block.first]!);
  if (!block || !item) return undefined;
  const above = block.lines.slice(0, block.first).map(read).filter(each => each !== undefined);
  const outer = above.filter(each => each.indent < item.indent).at(-1)?.indent ?? (item.indent > quoted(item.begins) ? quoted(item.begins) : undefined);
  const sibling = above.filter(each => each.indent <= item.indent).at(-1);
  const indent = step < 0 ? outer : sibling && sibling.indent === item.indent ? width(sibling) : item.indent;
  if (indent === undefined) return undefined;
  // What stands within the item goes with it.
  let last = block.last;
  while (last + 1 < block.lines.length && (block.lines[last + 1]!.trim() === '' ? indentOf(block.lines[last + 2] ?? '') > item.indent : indentOf(block.lines[last + 1]!) > item.indent)) last++;
  const by = indent - item.indent;
  const lines = block.lines.map((line, at) => at < block.first || at > last ? line : shifted(line, item, by));
  const counted = by === 0 ? lines : count(lines, block.first, new Set([block.first]));
  const grown = counted[block.first]!.length - block.lines[block.first]!.length;
  if (block.first === block.last) return made(block, counted, block.first, block.from + grown, block.first, block.to + grown);
  return made(block, counted, block.first, Math.max(0, block.from + grown), block.last, counted[block.last]!.length - (block.lines[block.last]!.length - block.to));
}

interface Block { start: number; lines: string[]; first: number; last: number; from: number; to: number }

/** The lines of the list around a selection, and where in them it begins and ends; undefined outside of lists and within code. */
function blockAt(text: string, from: number, to: number): Block | undefined {
  const all = text.split('\n');
  const [first, start] = lineOf(text, from);
  const [last, end] = lineOf(text, to);
  if (!read(all[first]!) || all.slice(0, first).filter(line => /^[ \t>]*(```|~~~)/.test(line)).length % 2 === 1) return undefined;
  const belongs = (at: number) => read(all[at]!) !== undefined || (all[at]!.trim() !== '' && indentOf(all[at]!) > 0)
    || (all[at]!.trim() === '' && all[at - 1] !== undefined && all[at + 1] !== undefined && (read(all[at + 1]!) !== undefined || indentOf(all[at + 1]!) > 0) && all[at - 1]!.trim() !== '');
  let [top, bottom] = [first, last];
  while (top > 0 && belongs(top - 1)) top--;
  while (bottom + 1 < all.length && belongs(bottom + 1)) bottom++;
  const offset = all.slice(0, top).reduce((sum, line) => sum + line.length + 1, 0);
  return { start: offset, lines: all.slice(top, bottom + 1), first: first - top, last: last - top, from: from - start, to: to - end };
}

function lineOf(text: string, at: number): [number, number] {
  const before = text.slice(0, at);
  return [before.split('\n').length - 1, before.lastIndexOf('\n') + 1];
}

function read(line: string): Item | undefined {
  const found = rule.test(line) ? null : begins.exec(line);
  return found ? { indent: found[1]!.length, number: found[2] === undefined ? undefined : Number(found[2]), begins: found[0] } : undefined;
}

const indentOf = (line: string) => /^(?:[ \t]*>[ \t]?)*[ \t]*/.exec(line)![0].length;
const quoted = (line: string) => /^(?:[ \t]*>[ \t]?)*/.exec(line)![0].length;
/** Where the words of an item begin, and what stands within it. */
const width = (item: Item) => item.indent + /^\S+/.exec(item.begins.slice(item.indent))![0].length + 1;

function shifted(line: string, item: Item, by: number): string {
  const at = quoted(item.begins);
  if (line.trim() === '') return line;
  return by > 0 ? line.slice(0, at) + ' '.repeat(by) + line.slice(at) : line.slice(0, at) + line.slice(at).replace(new RegExp(`^[ \\t]{0,${-by}}`), '');
}

/** The numbers from a line on, one after the other; an item that was moved into a list of its own begins it. */
function count(lines: string[], from: number, moved = new Set<number>()): string[] {
  const open: { indent: number; number: number | undefined; grown: number }[] = [];
  return lines.map((line, at) => {
    const item = read(line);
    const indent = indentOf(line);
    while (open.length > 0 && item && open.at(-1)!.indent > indent) open.pop();
    // A number that became longer pushes what stands within its item.
    const grown = at < from || line.trim() === '' ? 0 : open.filter(list => list.indent < indent).reduce((sum, list) => sum + list.grown, 0);
    const placed = grown === 0 || !item && indent === 0 ? line : shifted(line, { indent, number: undefined, begins: line }, grown);
    if (!item) return placed;
    let list = open.at(-1);
    const isNew = !list || list.indent !== indent || (list.number === undefined) !== (item.number === undefined);
    if (list && list.indent === indent && isNew) open.pop();
    if (isNew) open.push(list = { indent, number: moved.has(at) && item.number !== undefined ? 1 : item.number, grown: 0 });
    else if (item.number !== undefined) list!.number = at < from ? item.number : list!.number! + 1;
    if (item.number === undefined || item.number === list!.number) {
      list!.grown = 0;
      return placed;
    }
    list!.grown = `${list!.number}`.length - `${item.number}`.length;
    return placed.replace(/\d+/, `${list!.number}`);
  });
}

/** Only what differs is put in, so that undo and the caret stay where the hand was. */
function made(block: Block, lines: string[], line: number, column: number, toLine = line, toColumn = column): Edit {
  const [old, now] = [block.lines.join('\n'), lines.join('\n')];
  let same = 0;
  while (same < old.length && same < now.length && old[same] === now[same]) same++;
  let rest = 0;
  while (rest < old.length - same && rest < now.length - same && old.at(-1 - rest) === now.at(-1 - rest)) rest++;
  const place = (at: number, in_: number) => block.start + lines.slice(0, at).reduce((sum, each) => sum + each.length + 1, 0) + in_;
  return { start: block.start + same, end: block.start + old.length - rest, words: now.slice(same, now.length - rest), from: place(line, column), to: place(toLine, toColumn) };
}
