/** What is typed, in the browser's own database: it outlives the page, the browser and the network. Nothing of it is sent from here. */
export interface Kept {
  /** The page that it was typed in. */
  desk: string;
  /** Whose, and in which article: another member of the same browser is not shown it. */
  place: string;
  burst: number;
  fields: Record<string, string>;
}

const store = 'typed';

const open = new Promise<IDBDatabase>((done, fail) => {
  const asked = indexedDB.open('commentary', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(store, { keyPath: 'desk' }).createIndex('place', 'place');
  asked.onsuccess = () => done(asked.result);
  asked.onerror = asked.onblocked = () => fail(asked.error);
});
// Said where it matters: when something is to be kept.
open.catch(() => {});

async function run<T>(mode: IDBTransactionMode, ask: (typed: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await open).transaction(store, mode);
  const asked = ask(transaction.objectStore(store));
  return new Promise((done, fail) => {
    // Full disks are told when the transaction ends, not when it is asked.
    transaction.oncomplete = () => done(asked.result);
    transaction.onabort = transaction.onerror = () => fail(transaction.error);
  });
}

export const put = (kept: Kept) => run('readwrite', typed => typed.put(kept));
export const drop = (desk: string) => run('readwrite', typed => typed.delete(desk));
export const at = (place: string) => run<Kept[]>('readonly', typed => typed.index('place').getAll(place));
