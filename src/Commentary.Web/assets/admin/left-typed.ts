import * as device from './device';

const sentBy = (desk: string) => `sent ${desk}`;

/** Notes what a page sends: when the page that follows says that it is saved, it was not left. */
export const remember = (desk: string, burst: number) => sessionStorage.setItem(sentBy(desk), `${burst}`);

/** What pages keep on this device and nobody saved, the newest first. */
export async function left(form: HTMLFormElement, place: string): Promise<device.Kept[]> {
  const wasSaved = !['', 'dropped'].includes(form.dataset['done'] ?? '');
  try {
    const found: device.Kept[] = [];
    for (const kept of (await device.at(place)).sort((a, b) => b.burst - a.burst)) {
      // It is saved: offered later, it would undo what a colleague wrote since.
      if (wasSaved && kept.burst <= Number(sessionStorage.getItem(sentBy(kept.desk)))) await device.drop(kept.desk);
      else found.push(kept);
    }
    return found;
  } catch {
    // No database, and so nothing that it could have kept.
    return [];
  }
}
