import { bare } from './bare';
import { deskOf, isOpen, placeOf } from './desk-name';
import * as device from './device';
import { left, remember } from './left-typed';
import { sayKept, type Kept } from './say-kept';
import { sayLeft } from './say-left';

/** How long a burst of typing waits for the next letter before it is sent. The server has it well within three seconds. */
const pause = 800;
const patience = 3000;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What has a version of its own: an edition, or the source. */
const partOf = (field: Field) => /French|English|Source/.exec(field.name)![0];

/**
 * Keeps what is typed and not saved, field by field: on the device at once, on the server a moment later, apart from the draft. What an earlier
 * page left is offered, and stands in the form only once it is taken up: no other button may send it. It comes on the version that it was typed
 * over, so that saving it merges it with what was saved since.
 */
export async function keepTyped(form: HTMLFormElement): Promise<void> {
  const address = form.dataset['journal'];
  if (!address) return;
  const place = placeOf(form);
  const named = (name: string) => form.elements.namedItem(`Save.${name}`) as Field | null;
  const fields = ([...form.elements] as Field[])
    .filter(field => /^Save\.((French|English|Source|SourceAsOpened)\.\w+|Opened\w+)$/.test(field.name));
  const isUnsaved = form.dataset['guard'] === 'unsaved';
  // Of a form that was refused: what it said when it was opened, where something else was typed.
  const opened = JSON.parse(form.dataset['opened'] || '{}') as Record<string, string>;
  const shown = new Map(fields.map(field => [field, opened[field.name] ?? field.value]));

  let burst = 0;
  let takenFrom: string | undefined;
  let isOnDevice = true;
  let isSent = true;

  const isTyped = (field: Field) => field.type !== 'hidden' && field.value !== shown.get(field);
  /** What was typed, and the versions that it was typed over; nothing at all when everything is as it was shown. */
  const typed = () => {
    const parts = new Set(fields.filter(isTyped).map(partOf));
    return Object.fromEntries(fields
      .filter(field => isTyped(field) || (field.type === 'hidden' && parts.has(partOf(field))))
      .map(field => [field.name.slice('Save.'.length), field.value]));
  };

  const ready = deskOf(form);

  // Typed is kept at once: one writing at a time, and another when it is done.
  let writing: Promise<void> | undefined;
  const write = () => writing ??= writeAll().finally(() => { writing = undefined; });
  async function writeAll(): Promise<void> {
    for (let written = -1; written !== burst;) {
      written = burst;
      try {
        const desk = await ready;
        const now = typed();
        await (Object.keys(now).length > 0 ? device.put({ desk, place, burst, fields: now }) : device.drop(desk));
        isOnDevice = true;
      } catch {
        // Whether it is kept at all, the server's answer tells in a moment.
        isOnDevice = false;
      }
    }
  }

  let waiting: number | undefined;
  let isSending = false;
  const sendIn = (time: number) => { waiting ??= setTimeout(send, time); };
  async function send(): Promise<void> {
    waiting = undefined;
    if (isSending) return sendIn(pause);
    isSending = true;
    const number = burst;
    const state = await sent(number);
    isSending = false;
    isSent = state === 'kept';
    // What is saved meanwhile needs no keeping.
    if (fields.some(isTyped)) sayKept(form, state === 'kept' || isOnDevice || state === 'refused' ? state : 'nowhere');
    else if (state === 'kept') sayKept(form, undefined);
    if (state === 'kept' ? number !== burst : state !== 'refused') sendIn(state === 'kept' ? pause : patience);
  }

  async function sent(number: number): Promise<Kept> {
    try {
      const answer = await fetch(address!, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'Content-Type': 'application/json',
          RequestVerificationToken: (form.elements.namedItem('__RequestVerificationToken') as HTMLInputElement).value,
        },
        body: JSON.stringify({ desk: await ready, number, fields: typed(), takenFrom }),
      });
      if (answer.ok) takenFrom = undefined;
      return answer.ok ? 'kept'
        : answer.status === 401 || answer.type === 'opaqueredirect' ? 'signedOut'
        : answer.status === 400 ? 'other'
        : answer.status >= 500 ? 'here' : 'refused';
    } catch {
      return 'here';
    }
  }

  function changed(): void {
    burst = Math.max(burst + 1, Date.now());
    void write();
    sendIn(pause);
  }
  form.addEventListener('input', event => {
    if (fields.includes(event.target as Field)) changed();
  });
  // What the page itself has put in, nobody has typed: it was shown.
  form.addEventListener('filled', event => {
    const held = (event as CustomEvent<Record<string, string>>).detail;
    for (const field of fields) shown.set(field, held[field.name] ?? shown.get(field)!);
    if (fields.some(isTyped)) return changed();
    void write();
  });
  addEventListener('online', () => { if (!isSent) void send(); });
  addEventListener('focus', () => { if (!isSent) void send(); });

  const desk = await ready;
  form.addEventListener('submit', event => {
    if ((event.submitter as HTMLButtonElement | null)?.formTarget === '_blank') return;
    named('Desk')!.value = desk;
    named('Burst')!.value = `${burst || named('Burst')!.value}`;
    remember(desk, burst);
  });

  // A form that was refused, or whose text was taken up, is the newest there is.
  if (isUnsaved) return changed();
  for (const kept of await left(form, place)) {
    if (kept.desk === desk || await isOpen(kept.desk)) continue;
    if (offer(kept)) break;
    await device.drop(kept.desk);
  }

  /** Says what an earlier page has left. False when all of it is there already. */
  function offer(kept: device.Kept): boolean {
    const notice = document.querySelector<HTMLElement>('[data-restored]');
    const typed = Object.entries(kept.fields)
      .map(([name, value]) => ({ field: named(name), value }))
      .filter((each): each is { field: Field; value: string } => each.field !== null);
    const news = typed.filter(({ field, value }) => field.type !== 'hidden' && bare(value) !== bare(shown.get(field)!));
    document.querySelector(`[data-typed="${kept.desk}"]`)?.remove();
    if (!notice || news.length === 0) return false;
    sayLeft(form, notice, new Date(kept.burst), news);

    notice.querySelector('[data-take]')!.addEventListener('click', () => void settle(() => {
      // What was typed here since stands.
      for (const { field, value } of typed) if (field.type === 'hidden' || !isTyped(field)) field.value = value;
    }), { once: true });
    notice.querySelector('[data-drop]')!.addEventListener('click', () => void settle(() => {}), { once: true });
    return true;

    async function settle(put: () => void): Promise<void> {
      put();
      notice!.hidden = true;
      takenFrom = kept.desk;
      changed();
      await write();
      // It is dropped under its old name only once it is kept under the new one.
      if (isOnDevice) await device.drop(kept.desk);
    }
  }
}
