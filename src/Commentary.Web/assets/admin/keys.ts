const memory = 'single-keys';

/** The list of keys on `?`, and the finder on Ctrl+K or `/`. In a field these are what they always were. */
export function keys(): void {
  const list = document.querySelector<HTMLDialogElement>('#keys');
  const finder = document.querySelector<HTMLDialogElement>('#finder');
  if (!list || !finder) return;
  const single = list.querySelector<HTMLInputElement>('input[type=checkbox]')!;
  single.checked = recall();
  single.addEventListener('change', () => remember(single.checked));

  for (const link of document.querySelectorAll<HTMLElement>('[data-keys]')) {
    link.addEventListener('click', event => {
      event.preventDefault();
      list.showModal();
    });
  }
  for (const dialog of [list, finder]) {
    // Beside it is out of it.
    dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
    dialog.querySelector('[data-close]')?.addEventListener('click', () => dialog.close());
  }
  find(finder);

  addEventListener('keydown', event => {
    if (event.defaultPrevented || event.isComposing || event.altKey && !event.getModifierState('AltGraph') || document.querySelector('dialog[open]')) return;
    const isHeld = event.ctrlKey !== event.metaKey && !event.altKey;
    const isFree = !event.ctrlKey && !event.metaKey && single.checked && !isTyping(event.target);
    if ((isHeld && !event.shiftKey && event.key.toLowerCase() === 'k' && !(event.target instanceof HTMLTextAreaElement)) || (isFree && event.key === '/')) {
      event.preventDefault();
      finder.showModal();
    } else if (isFree && event.key === '?') {
      event.preventDefault();
      list.showModal();
    }
  });
}

const isTyping = (target: EventTarget | null) => target instanceof Element
  && target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])');

/** Finds a piece by its title: the newsroom's own list is asked, of which the first rows are shown. */
function find(finder: HTMLDialogElement): void {
  const most = 8;
  const field = finder.querySelector('input')!;
  const results = finder.querySelector<HTMLElement>('[role=listbox]')!;
  const none = finder.querySelector<HTMLElement>('[role=status]')!;
  let underWay: AbortController | undefined;
  let waiting: number | undefined;
  let asked: string | undefined;

  const choose = (option: Element | undefined) => {
    for (const each of results.children) each.setAttribute('aria-selected', `${each === option}`);
    field.setAttribute('aria-activedescendant', option?.id ?? '');
    option?.scrollIntoView({ block: 'nearest' });
  };
  const chosen = () => [...results.children].findIndex(option => option.getAttribute('aria-selected') === 'true');

  async function look(): Promise<void> {
    const words = field.value.trim();
    if (words === asked) return;
    underWay?.abort();
    const mine = underWay = new AbortController();
    try {
      const answer = await fetch(`${finder.querySelector('form')!.action}?${new URLSearchParams(words ? { q: words } : {})}`, { signal: mine.signal, headers: { Accept: 'text/html' } });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (mine.signal.aborted) return;
      asked = words;
      const rows = [...page.querySelectorAll<HTMLElement>('table.list tbody tr')].slice(0, most);
      results.replaceChildren(...rows.map(option));
      field.setAttribute('aria-expanded', `${rows.length > 0}`);
      none.textContent = rows.length > 0 ? '' : none.dataset['none']!;
      choose(results.children[0]);
    } catch {
      // Offline, or overtaken by the next letter: Enter leads to the list.
    }
  }

  function option(row: HTMLElement, at: number): HTMLElement {
    const made = document.createElement('li');
    made.id = `found-${at}`;
    made.setAttribute('role', 'option');
    const link = row.querySelector<HTMLAnchorElement>('th a')!;
    const title = document.createElement('b');
    title.textContent = link.textContent;
    const more = document.createElement('span');
    more.textContent = [...row.querySelectorAll('td')].slice(0, 1).map(cell => cell.textContent!.trim()).filter(words => words !== '').join(' · ');
    made.append(title, more);
    made.dataset['to'] = link.href;
    made.addEventListener('click', () => { location.href = link.href; });
    return made;
  }

  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void look(), 150);
  });
  field.addEventListener('keydown', event => {
    const [now, last] = [chosen(), results.children.length - 1];
    if (event.isComposing || last < 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = now + (event.key === 'ArrowDown' ? 1 : -1);
      choose(results.children[next < 0 ? last : next > last ? 0 : next]);
    } else if (event.key === 'Enter' && now >= 0 && field.value.trim() === asked) {
      event.preventDefault();
      location.href = (results.children[now] as HTMLElement).dataset['to']!;
    }
  });
  new MutationObserver(() => {
    if (!finder.open) return;
    field.select();
    asked = undefined;
    void look();
  }).observe(finder, { attributeFilter: ['open'] });
}

function recall(): boolean {
  try {
    return localStorage.getItem(memory) !== 'off';
  } catch {
    return true;
  }
}

function remember(isOn: boolean): void {
  try {
    localStorage.setItem(memory, isOn ? 'on' : 'off');
  } catch {
    // Until the page is left, then.
  }
}
