/** A stretch of the text, what goes in its place, and what is selected then. */
export interface Edit {
  start: number;
  end: number;
  words: string;
  from: number;
  to: number;
}

/**
 * As a hand would: one step, that the browser's own undo takes back. `execCommand` is old and has no heir: a value that is set from a script
 * empties the undo of the field.
 */
export function apply(field: HTMLTextAreaElement | HTMLInputElement, { start, end, words, from, to }: Edit): void {
  field.focus();
  field.setSelectionRange(start, end);
  if (words !== '' || start !== end) {
    const isDone = words === '' ? document.execCommand('delete') : document.execCommand('insertText', false, words);
    if (!isDone) {
      field.setRangeText(words, start, end, 'end');
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: words }));
    }
  }
  field.setSelectionRange(from, to);
}
