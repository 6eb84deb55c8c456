import { left } from './left-typed';

let mine: Promise<string> | undefined;

/** Whose desk it is, and of which article. */
export const placeOf = (form: HTMLFormElement) => `${form.dataset['member']} ${form.dataset['journal']}`;

/**
 * The name of this open page, the same after a reload, and never that of another page that is open: a lock that the page holds as long as it
 * lives says so. A tab that was duplicated takes a name of its own.
 */
export const deskOf = (form: HTMLFormElement): Promise<string> => mine ??= find(form, placeOf(form),
  // A form that comes back unsaved goes on under the name that it was sent by.
  form.dataset['guard'] === 'unsaved' ? (form.elements.namedItem('Save.Desk') as HTMLInputElement | null)?.value : undefined);

async function find(form: HTMLFormElement, place: string, wished: string | undefined): Promise<string> {
  const key = `desk ${place}`;
  if (wished && await hold(wished)) return remember(key, wished);
  const last = sessionStorage.getItem(key);
  // What was left under that name waits there to be taken up: another page's text does not take its place.
  if (last && !(await left(form, place)).some(kept => kept.desk === last) && await hold(last)) return remember(key, last);
  const name = Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, '0')).join('');
  await hold(name);
  return remember(key, name);
}

/** Whether a page by this name is open in this browser. Where that cannot be known (no secure context), none is. */
export async function isOpen(name: string): Promise<boolean> {
  const locks = await navigator.locks?.query();
  return locks?.held?.some(lock => lock.name === lockOf(name)) ?? false;
}

const lockOf = (name: string) => `desk ${name}`;

function remember(key: string, name: string): string {
  sessionStorage.setItem(key, name);
  return name;
}

async function hold(name: string): Promise<boolean> {
  if (!navigator.locks) return true;
  // The page that was here before a reload may still be going.
  for (let tries = 0; tries < 5; tries++) {
    if (await tryHold(name)) return true;
    await new Promise(done => setTimeout(done, 60));
  }
  return false;
}

const tryHold = (name: string) => new Promise<boolean>(done => {
  void navigator.locks.request(lockOf(name), { ifAvailable: true }, lock => {
    done(lock !== null);
    return lock ? new Promise(() => {}) : undefined;
  });
});
