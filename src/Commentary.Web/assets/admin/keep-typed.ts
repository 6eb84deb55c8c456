import { bare } from './bare';
import { deskOf, isOpen, placeOf } from './desk-name';
import * as device from './device';
import { at, sayKept, type Kept } from './say-kept';

/** How long a burst of typing waits for the next letter before it is sent. The server has it well within three seconds. */
const pause = 800;
const patience = 3000;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Keeps what is typed and not saved: on the device at once, on the server a moment later, apart from the draft. What an earlier page left
 * comes back, on the version that it was typed over, so that saving it merges it with what was saved since.
 */
export async function keepTyped(form: HTMLFormElement): Promise<void> {
  const address = form.dataset['journal'];
  if (!address) return;
  const place = placeOf(form);
  const named = (name: string) => form.elements.namedItem(`Save.${name}`) as Field | null;
  const fields = ([...form.elements] as Field[])
    .filter(field => /^Save\.((French|English|Source|SourceAsOpened)\.\w+|Opened\w+)$/.test(field.name));
  const isUnsaved = form.dataset['guard'] === 'unsaved';
  const shown = new Map(fields.map(field => [field, field.value]));

  let burst = 0;
  let takenFrom: string | undefined;
  let isOnDevice = true;
  let isSent = true;

  const isTyped = (field: Field) => field.type !== 'hidden' && (isUnsaved || field.value !== shown.get(field));
  /** What was typed, and the versions that it was typed over; nothing at all when everything is as it was shown. */
  const typed = () => fields.some(isTyped)
    ? Object.fromEntries(fields.filter(field => field.type === 'hidden' || isTyped(field)).map(field => [field.name.slice('Save.'.length), field.value]))
    : {};

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
    const notice = document.querySelector<HTMLElement>('[data-restored]');
    if (notice) notice.hidden = true;
  });
  addEventListener('online', () => { if (!isSent) void send(); });
  addEventListener('focus', () => { if (!isSent) void send(); });

  const desk = await ready;
  form.addEventListener('submit', event => {
    if ((event.submitter as HTMLButtonElement | null)?.formTarget === '_blank') return;
    named('Desk')!.value = desk;
    named('Burst')!.value = `${burst || named('Burst')!.value}`;
    sessionStorage.setItem(`sent ${desk}`, `${burst}`);
  });

  // A form that was refused, or whose text was taken up, is the newest there is.
  if (isUnsaved) return changed();
  for (const kept of await left()) {
    const isBack = restore(kept);
    if (isBack) {
      if (kept.desk !== desk) takenFrom = kept.desk;
      changed();
      await write();
    }
    // What came back is dropped under its old name only once it is kept under the new one.
    if (isBack ? kept.desk !== desk && isOnDevice : true) await device.drop(kept.desk);
    document.querySelector(`[data-typed="${kept.desk}"]`)?.remove();
    if (isBack) break;
  }

  /** What pages that are open no more have left on this device, the newest first. */
  async function left(): Promise<device.Kept[]> {
    const wasSaved = !['', 'dropped'].includes(form.dataset['done'] ?? '');
    const sent = Number(sessionStorage.getItem(`sent ${desk}`));
    try {
      const found: device.Kept[] = [];
      for (const kept of (await device.at(place)).sort((a, b) => b.burst - a.burst)) {
        // It is saved: brought back later, it would undo what a colleague wrote since.
        if (wasSaved && kept.desk === desk && kept.burst <= sent) await device.drop(desk);
        else if (kept.desk === desk || !await isOpen(kept.desk)) found.push(kept);
      }
      return found;
    } catch {
      isOnDevice = false;
      return [];
    }
  }

  /** False when all of it is there already. */
  function restore(kept: device.Kept): boolean {
    const back = Object.entries(kept.fields)
      .map(([name, value]) => ({ field: named(name), value }))
      .filter((each): each is { field: Field; value: string } => each.field !== null && each.field.value === shown.get(each.field));
    if (!back.some(({ field, value }) => field.type !== 'hidden' && bare(value) !== bare(field.value))) return false;
    for (const { field, value } of back) field.value = value;
    const notice = document.querySelector<HTMLElement>('[data-restored]');
    if (notice) {
      const words = notice.querySelector<HTMLElement>('[data-when]')!;
      const when = new Date(kept.burst);
      words.textContent = words.dataset['when']!.replace('{0}',
        at(form, when.toDateString() === new Date().toDateString() ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }, when));
      notice.hidden = false;
      notice.querySelector('button')!.addEventListener('click', () => {
        for (const [field, value] of shown) field.value = value;
        notice.hidden = true;
        changed();
      }, { once: true });
    }
    return true;
  }
}
