import * as device from './device';

/** In characters. What is shorter passes through a sign-in with the rest of its form (BodySizes.OfStrangers). */
const long = 250_000;

/**
 * A text that is too long to pass through a sign-in is kept on the device when it is sent from a page that has no journal, until it has arrived:
 * the session may have ended meanwhile. The page brings it back when it is opened again.
 */
export async function keepLong(form: HTMLFormElement): Promise<void> {
  const place = `${form.dataset['member']} new`;
  const text = form.querySelector<HTMLTextAreaElement>('textarea[data-keep]');
  try {
    if (!text) {
      // The desk that such a page leads to.
      if (new URL(document.referrer || location.href).pathname === '/admin/articles/new') await device.drop(place);
      return;
    }
    form.addEventListener('submit', () => {
      if (text.value.length > long) void device.put({ desk: place, place, burst: Date.now(), fields: { Text: text.value } }).catch(() => {});
    });
    const kept = (await device.at(place))[0]?.fields['Text'];
    if (!kept || text.value !== '') return;
    text.value = kept;
    text.dispatchEvent(new Event('input', { bubbles: true }));
    form.querySelector<HTMLElement>('[data-back]')!.hidden = false;
  } catch {
    // No database in this browser: nothing can be kept, and nothing comes back.
  }
}
