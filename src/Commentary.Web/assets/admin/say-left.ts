import { at } from './say-kept';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** As the server says it of what another device has left. */
const most = 160;

/** Says what was typed and left: when, in which fields, and how it begins. */
export function sayLeft(form: HTMLFormElement, notice: HTMLElement, when: Date, typed: { field: Field; value: string }[]): void {
  const title = notice.querySelector<HTMLElement>('[data-when]')!;
  title.textContent = title.dataset['when']!.replace('{0}',
    at(form, when.toDateString() === new Date().toDateString() ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }, when));
  const list = notice.querySelector<HTMLElement>('ul')!;
  list.replaceChildren(...typed.map(({ field, value }) => {
    const [item, name, words] = [document.createElement('li'), document.createElement('b'), document.createElement('p')];
    name.textContent = field.labels?.[0]?.textContent?.trim() ?? '';
    words.className = 'words';
    words.textContent = value === '' ? list.dataset['nothing']! : value.length > most ? `${value.slice(0, most)}…` : value;
    item.append(name, words);
    return item;
  }));
  notice.hidden = false;
}
