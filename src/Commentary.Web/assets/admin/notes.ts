import { placeOf } from './desk-name';
import { isMac } from './writing/tools';

type Area = HTMLTextAreaElement;
type Field = HTMLTextAreaElement | HTMLInputElement;

/**
 * Notes to colleagues beside the page: a passage is selected and noted on, and the page goes on as it was. What is written and not sent is no part
 * of the desk's form: it is kept by the tab, for this member and article, until it is sent or cleared.
 */
export function notes(form: HTMLFormElement): void {
  const template = document.querySelector<HTMLTemplateElement>('#note');
  const address = template?.dataset['address'];
  if (!template || !address) return;
  const live = template.content.querySelector('p')!.cloneNode(true) as HTMLElement;
  form.append(live);

  const regions = () => [...form.querySelectorAll<HTMLElement>('.noted')];
  const fieldOf = (region: HTMLElement) => document.getElementById(region.dataset['field']!) as Field;
  const key = (area: Area) => `note ${placeOf(form)} ${area.dataset['name']}`;

  for (const region of regions()) equip(region);
  // Another page of the desk was put in, in part: what was being written there comes back.
  form.addEventListener('filled', () => regions().forEach(equip));

  function equip(region: HTMLElement): void {
    for (const area of region.querySelectorAll<Area>('textarea[name]')) {
      area.dataset['name'] = area.name;
      area.removeAttribute('name');
      const kept = sessionStorage.getItem(key(area));
      if (kept !== null) area.value = kept;
      else if (area.value !== '') sessionStorage.setItem(key(area), area.value);
      if (kept && !region.classList.contains('scripted')) area.closest('details')!.open = true;
    }
    region.classList.add('scripted');
    mark(region);
    stand(region);
    const field = fieldOf(region);
    if (field.parentElement!.querySelector(':scope > .tools')) return;
    const button = document.querySelector<HTMLTemplateElement>('#tools')?.content.querySelector<HTMLButtonElement>('[data-mark="note"]')?.cloneNode(true) as HTMLButtonElement | undefined;
    if (!button) return;
    const name = button.getAttribute('aria-label')!;
    button.title = `${name} (${isMac ? button.dataset['key']!.replace('Ctrl+', '⌘') : button.dataset['key']})`;
    button.setAttribute('aria-label', `${name}, ${field.labels?.[0]?.textContent?.trim() ?? ''}`);
    button.addEventListener('pointerdown', event => event.preventDefault());
    button.addEventListener('click', () => compose(field));
    const bar = document.createElement('div');
    bar.className = 'tools one';
    bar.append(button);
    field.before(bar);
  }

  form.addEventListener('note', event => compose(event.target as Field));
  form.addEventListener('input', event => {
    const area = event.target as Area;
    if (!area.dataset['name']) return;
    if (area.value === '') sessionStorage.removeItem(key(area));
    else sessionStorage.setItem(key(area), area.value);
    mark(area.closest<HTMLElement>('.noted')!);
  });
  // Not while one types: nothing moves under the hand.
  form.addEventListener('change', event => {
    const region = form.querySelector<HTMLElement>(`.noted[data-field="${(event.target as Field).id}"]`);
    if (region) stand(region);
  });

  form.addEventListener('keydown', event => {
    const target = event.target as Field;
    if (event.isComposing) return;
    if (event.code === 'KeyM' && event.altKey && (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph')) {
      if (!form.querySelector(`.noted[data-field="${target.id}"]`)) return;
      event.preventDefault();
      if (!event.repeat) compose(target);
    } else if (target.dataset['name'] && event.key === 'Enter' && (isMac ? event.metaKey : event.ctrlKey)) {
      event.preventDefault();
      if (!event.repeat) target.closest('details')!.querySelector<HTMLButtonElement>('button[formaction]')!.click();
    } else if (event.key === 'Escape' && target.closest('.noted details:not(.settled)')) {
      const details = target.closest<HTMLDetailsElement>('.noted details:not(.settled)')!;
      details.open = false;
      if (details.matches('.compose')) back(details.closest<HTMLElement>('.noted')!);
      else details.querySelector('summary')!.focus();
    }
  });

  form.addEventListener('click', event => {
    const link = (event.target as Element).closest<HTMLElement>('.noted .passage');
    if (!link) return;
    event.preventDefault();
    const region = link.closest<HTMLElement>('.noted')!;
    stand(region);
    select(fieldOf(region), link.dataset['quote']!);
  });

  // First of all that hears it: the form itself goes nowhere.
  form.addEventListener('submit', event => {
    const button = event.submitter as HTMLButtonElement | null;
    const region = button?.closest<HTMLElement>('.noted');
    if (!button || !region) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void send(region, button);
  }, { capture: true });

  /** The passage that is selected goes into a new note. Nothing selected: the note is about the whole part. */
  function compose(field: Field): void {
    const region = form.querySelector<HTMLElement>(`.noted[data-field="${field.id}"]`);
    const details = region?.querySelector<HTMLDetailsElement>('.compose');
    if (!region || !details) return;
    const [quote, text] = [...details.querySelectorAll<Area>('textarea')] as [Area, Area];
    const [from, to] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
    [region.dataset['from'], region.dataset['to']] = [`${from}`, `${to}`];
    const selected = field.value.slice(from, to).trim();
    if (selected !== '' || text.value === '') {
      quote.value = beginning(selected, Number(template!.dataset['most']));
      quote.dispatchEvent(new Event('input', { bubbles: true }));
      if (quote.value !== selected) say(details, template!.dataset['cut']!);
    }
    details.open = true;
    text.focus();
    details.scrollIntoView({ block: 'nearest' });
  }

  /** Back to where one was in the text. */
  function back(region: HTMLElement): void {
    const field = fieldOf(region);
    field.focus();
    if (region.dataset['from']) field.setSelectionRange(Number(region.dataset['from']), Number(region.dataset['to']));
  }

  async function send(region: HTMLElement, button: HTMLButtonElement): Promise<void> {
    if (region.dataset['sending']) return;
    region.dataset['sending'] = 'true';
    const query = new URL(button.formAction).searchParams;
    query.delete('handler');
    const act = query.get('do')!;
    const note = `note-${query.get('note')}`;
    const areas = ['add', 'answer'].includes(act) ? [...button.closest('details')!.querySelectorAll<Area>('textarea')] : [];
    const sent = new Map(areas.map(area => [area.dataset['name']!, area.value]));
    let failed: string | undefined;
    try {
      const answer = await fetch(`${address}?${query}`, {
        method: 'POST',
        headers: { RequestVerificationToken: (form.elements.namedItem('__RequestVerificationToken') as HTMLInputElement).value },
        body: new URLSearchParams([...sent]),
      });
      if (answer.redirected || answer.status === 401 || answer.status === 400) failed = 'signedOut';
      else if (answer.status >= 500) failed = 'refused';
      else {
        if (answer.ok) for (const area of areas) if (area.value === sent.get(area.dataset['name']!)) sessionStorage.removeItem(key(area));
        failed = put(region, new DOMParser().parseFromString(await answer.text(), 'text/html'), act, note, [...sent.keys()], answer.ok) ? undefined : 'refused';
      }
    } catch {
      failed = 'lost';
    }
    delete region.dataset['sending'];
    if (failed) say(button.closest<HTMLElement>('.words, .acts')!, template!.dataset[failed]!);
  }

  /** False when the answer holds no notes. */
  function put(region: HTMLElement, page: Document, act: string, note: string, sent: string[], isDone: boolean): boolean {
    const now = page.querySelector<HTMLElement>('.noted');
    if (!now) return false;
    const done = now.querySelector('.says.good');
    done?.remove();
    const isHere = region.contains(document.activeElement) || document.activeElement === document.body;
    const isUnfolded = region.querySelector<HTMLDetailsElement>('.settled')?.open ?? false;
    const [from, to] = [region.dataset['from'], region.dataset['to']];
    region.replaceWith(document.adoptNode(now));
    // An answer whose note is gone has come back as a note.
    for (const name of sent) if (!now.querySelector(`[name="${name}"]`)) sessionStorage.removeItem(`note ${placeOf(form)} ${name}`);
    if (from && to) [now.dataset['from'], now.dataset['to']] = [from, to];
    equip(now);
    const settled = now.querySelector<HTMLDetailsElement>('.settled');
    if (settled) settled.open = isUnfolded;
    live.textContent = done?.textContent ?? '';
    if (!isDone && !now.querySelector('[aria-invalid="true"]')) say(now, page.querySelector('[role="alert"] li')?.textContent?.trim() ?? template!.dataset['refused']!);
    if (!isHere) return true;
    const goal = (...places: string[]) => places.map(place => now.querySelector<HTMLElement>(place)).find(place => place !== null);
    const next = !isDone ? goal('[aria-invalid="true"]')
      : act === 'answer' ? goal(`#${note} .answer > summary`)
      : act === 'reopen' ? goal(`#${note} button`)
      : act === 'add' ? undefined
      : goal('.open button', '.settled > summary');
    if (next) next.focus();
    else back(now);
    return true;
  }

  function say(place: HTMLElement, words: string): void {
    const line = place.querySelector<HTMLElement>('[data-told]') ?? place.appendChild(document.createElement('p'));
    line.className = 'hint told';
    line.dataset['told'] = '';
    line.textContent = live.textContent = words;
  }

  /** What is written and not sent stays in view, folded or not. */
  function mark(region: HTMLElement): void {
    const details = region.querySelector('.compose')!;
    details.classList.toggle('written', [...details.querySelectorAll('textarea')].some(area => area.value !== ''));
  }

  /** Whether each passage stands in the text as it is typed now. */
  function stand(region: HTMLElement): void {
    const text = fieldOf(region).value;
    for (const link of region.querySelectorAll<HTMLElement>('.passage')) {
      const times = found(link.dataset['quote']!, text).length;
      const [moved, several] = [link.parentElement!.querySelector<HTMLElement>('.moved')!, link.parentElement!.querySelector<HTMLElement>('.several')!];
      moved.hidden = times > 0;
      several.hidden = times < 2;
      several.textContent = several.dataset['several']!.replace('{0}', `${times}`);
    }
  }
}

/** Where a passage stands in a text, word for word, whatever the spaces between its words: as the server compares. */
function found(quote: string, text: string): { from: number; to: number }[] {
  const words = quote.trim().split(/\s+/).map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return words[0] === '' ? [] : [...text.matchAll(new RegExp(words.join('\\s+'), 'g'))].map(match => ({ from: match.index, to: match.index + match[0].length }));
}

/** Selects a passage; pressed again, the next one that reads the same. */
function select(field: Field, quote: string): void {
  const places = found(quote, field.value);
  const place = places.find(each => each.from > (document.activeElement === field || places.length > 1 ? field.selectionStart ?? -1 : -1)) ?? places[0];
  if (!place) return;
  field.focus();
  field.setSelectionRange(place.from, place.to);
}

function beginning(text: string, most: number): string {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(' ', most);
  return text.slice(0, space > 0 ? space : most).trim();
}
