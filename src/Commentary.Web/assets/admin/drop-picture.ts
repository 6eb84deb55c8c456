import { sendPicture, tell } from './picture-sending';

const bodies = ['Summary', 'Neutral', 'Example', 'Optimistic', 'Pessimistic'];

/**
 * Pictures that are dropped or pasted into a text of the desk, or chosen for the one that the caret was in last. A mark stands where the picture
 * will, as if it were typed, so that it can be undone; what cannot be sent is said under the text that it was dropped on, may be tried again, and
 * takes nothing with it. A save waits until what is under way has arrived.
 */
export function dropPicture(form: HTMLFormElement): void {
  const desk = form.querySelector<HTMLElement>('[data-pictures]');
  if (!desk) return;
  const words = (key: string, name: string) => desk.dataset[key]!.replace('{0}', name);
  const areas = [...form.querySelectorAll<HTMLTextAreaElement>('textarea[name]')].filter(area => bodies.some(body => area.name.endsWith(`.${body}`)));
  // There before anything is said in it, so that it is heard.
  const told = new Map(areas.map(area => [area, area.insertAdjacentElement('afterend', list()) as HTMLElement]));
  let last = areas[0];
  let under = 0;
  let sending: HTMLTextAreaElement | undefined;
  let number = 0;

  const isBody = (target: EventTarget | null): target is HTMLTextAreaElement => areas.includes(target as HTMLTextAreaElement);
  const files = (data: DataTransfer | null) => [...data?.files ?? []];
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

  for (const hidden of desk.querySelectorAll<HTMLElement>('[hidden]')) hidden.hidden = false;
  form.addEventListener('focusin', event => { if (isBody(event.target)) last = event.target; });

  const chooser = desk.querySelector<HTMLInputElement>('input[type="file"]')!;
  chooser.addEventListener('change', () => {
    if (last) take(last, [...chooser.files ?? []]);
    chooser.value = '';
  });

  form.addEventListener('paste', event => {
    // A word processor puts a picture of the words beside the words: those are meant.
    if (event.defaultPrevented || !isBody(event.target) || event.clipboardData?.types.includes('text/plain')) return;
    const pasted = files(event.clipboardData);
    if (pasted.length === 0) return;
    event.preventDefault();
    take(event.target, pasted);
  });

  // Anywhere else the browser would leave the desk for the file, with all that is typed.
  document.addEventListener('dragover', event => {
    if (!holdsFiles(event) || event.target === chooser) return;
    event.preventDefault();
    event.dataTransfer!.dropEffect = isBody(event.target) ? 'copy' : 'none';
  });
  document.addEventListener('drop', event => {
    if (!holdsFiles(event) || event.target === chooser) return;
    event.preventDefault();
    if (!isBody(event.target)) return say(nearest(event.clientY), desk.dataset['outside']!);
    const area = event.target;
    const at = 'caretPositionFromPoint' in document ? document.caretPositionFromPoint(event.clientX, event.clientY) : null;
    area.focus();
    if (at?.offsetNode === area) area.setSelectionRange(at.offset, at.offset);
    take(area, files(event.dataTransfer));
  });

  // First of all that hears it: the page must not believe that it is leaving.
  form.addEventListener('submit', event => {
    if (under === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    if (sending) say(sending, desk.dataset['waits']!);
    form.addEventListener('arrived', () => form.requestSubmit(button), { once: true });
  }, { capture: true });

  function take(area: HTMLTextAreaElement, chosen: File[]): void {
    // An earlier refusal was read; what can still be described or tried again stays.
    for (const line of told.get(area)!.querySelectorAll('.error:not(:has(button))')) line.remove();
    for (const file of chosen) void send(area, file);
  }

  async function send(area: HTMLTextAreaElement, file: File): Promise<void> {
    const name = file.name.replace(/[[\]\\]/g, '') || 'image';
    const mark = `![${words('sending', name)} ${++number}]()`;
    const inserted = insert(area, mark);
    under++;
    sending = area;
    const outcome = await sendPicture(file, name, desk!, form);
    const start = area.value.indexOf(mark);
    if ('why' in outcome) {
      // With the empty lines that came with it, where nobody has written into them.
      const gone = area.value.includes(inserted) ? inserted : mark;
      if (start >= 0) replace(area, area.value.indexOf(gone), area.value.indexOf(gone) + gone.length, '');
      const line = say(area, outcome.why, { isRefused: true, ...(outcome.mayBeTriedAgain && { again: () => { line.remove(); void send(area, file); } }) });
    } else if (start >= 0) {
      replace(area, start, start + mark.length, outcome.markdown);
      say(area, words('taken', name), { page: outcome.page });
    } else {
      say(area, words('removed', name), { page: outcome.page });
    }
    if (--under === 0) form.dispatchEvent(new Event('arrived'));
  }

  /** A picture is a paragraph of its own. */
  function insert(area: HTMLTextAreaElement, mark: string): string {
    const { selectionStart: start, selectionEnd: end, value } = area;
    const [before, after] = [value.slice(0, start), value.slice(end)];
    const lead = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
    const trail = after === '' || after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
    replace(area, start, end, lead + mark + trail);
    const caret = start + lead.length + mark.length;
    area.setSelectionRange(caret, caret);
    return lead + mark + trail;
  }

  /** As if it were typed, where the caret is in this text: the browser can then undo it. One who types elsewhere is not disturbed. */
  function replace(area: HTMLTextAreaElement, start: number, end: number, text: string): void {
    const caret = [area.selectionStart, area.selectionEnd].map(at => at <= start ? at : at >= end ? at + text.length - (end - start) : start + text.length);
    const place = document.activeElement === area && (area.setSelectionRange(start, end), document.execCommand(text ? 'insertText' : 'delete', false, text));
    if (!place) {
      area.setRangeText(text, start, end, 'preserve');
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }
    area.setSelectionRange(caret[0]!, caret[1]!);
  }

  function say(area: HTMLTextAreaElement, sentence: string, more: { page?: string; again?: () => void; isRefused?: boolean } = {}): HTMLLIElement {
    const line = document.createElement('li');
    tell(line, sentence, desk!, more);
    told.get(area)!.append(line);
    return line;
  }

  /** A drop beside the texts: whoever dropped it looks there. */
  function nearest(y: number): HTMLTextAreaElement {
    const away = (area: HTMLTextAreaElement) => { const { top, bottom } = area.getBoundingClientRect(); return Math.max(top - y, y - bottom, 0); };
    return areas.filter(area => area.offsetParent !== null).reduce((best, area) => away(area) < away(best) ? area : best);
  }
}

function list(): HTMLElement {
  const lines = document.createElement('ul');
  lines.className = 'sent-pictures';
  lines.lang = document.documentElement.lang;
  lines.setAttribute('aria-live', 'polite');
  return lines;
}
