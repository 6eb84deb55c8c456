/** How long one has stopped typing when the page beside is set again. */
const pause = 700;
/** In CSS pixels: the window that the page is set for. */
const windows = { phone: 375, desktop: 1200 };
type Window = keyof typeof windows;

const memory = 'preview-beside';

/**
 * The page that a reader will get, beside the text, of what is typed and not only of what is saved: what the button of the preview sends is sent
 * without leaving, and shown in a frame in which nothing runs. One language at a time, the one that one writes in.
 */
export function beside(form: HTMLFormElement): void {
  const template = document.querySelector<HTMLTemplateElement>('#beside');
  if (!template || !form.dataset['journal']) return;
  const made = template.content.cloneNode(true) as DocumentFragment;
  const toggle = made.querySelector<HTMLButtonElement>('[data-beside]')!;
  const pane = made.querySelector<HTMLElement>('.beside')!;
  const frame = pane.querySelector('iframe')!;
  const line = pane.querySelector<HTMLElement>('[role=status]')!;
  const root = document.documentElement;
  document.querySelector('.title-row')?.append(toggle);
  document.body.append(pane);
  // A save that ran beside the page has put in the line of the title anew.
  form.addEventListener('filled', () => { if (!toggle.isConnected) document.querySelector('.title-row')?.append(toggle); });

  const wide = matchMedia('(min-width: 64rem)');
  const language = () => form.querySelector<HTMLInputElement>('.which :checked')?.value ?? 'fr';
  const isOpen = () => !pane.hidden;
  let mode: Window = 'phone';

  function set(open: boolean, keep = true): void {
    pane.hidden = !open;
    toggle.setAttribute('aria-expanded', `${open}`);
    root.classList.toggle('has-beside', open);
    root.dataset['preview'] = mode;
    if (keep) remember(open ? mode : '');
    if (open) void refresh();
    else underWay?.abort();
  }

  let underWay: AbortController | undefined;
  async function refresh(): Promise<void> {
    underWay?.abort();
    const mine = underWay = new AbortController();
    const address = form.querySelector<HTMLButtonElement>(`.columns .${language()} [data-look]`)?.formAction;
    if (!address) return;
    frame.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { method: 'POST', body: new FormData(form), redirect: 'manual', signal: mine.signal });
      const html = answer.ok ? await answer.text() : '';
      if (mine.signal.aborted) return;
      if (html) show(html);
      say(html === '');
    } catch {
      // Overtaken by the next letter, or no network: the text is kept elsewhere.
      if (!mine.signal.aborted) say(true);
    } finally {
      if (mine === underWay) frame.removeAttribute('aria-busy');
    }
  }

  const say = (isStale: boolean) => {
    const words = isStale ? line.dataset['stale']! : '';
    if (line.textContent !== words) line.textContent = words;
  };

  /** In the page that stands there already, so that it neither blinks nor loses its place. */
  function show(html: string): void {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const shown = frame.contentDocument;
    const [from, to] = [page.querySelector('main'), shown?.querySelector('main')];
    if (from && to && shown && shown.documentElement.lang === page.documentElement.lang) {
      const [now, then] = [blocks(from), blocks(to)];
      const isAlike = now.length === then.length && now.every((block, at) => block.className === then[at]!.className);
      // Only what has changed: setting a long page again takes its time.
      for (const [old, block] of isAlike ? now.map((block, at) => [then[at]!, block] as const) : [[to, from] as const])
        if (old.innerHTML !== block.innerHTML) old.replaceChildren(...[...block.childNodes].map(node => shown.adoptNode(node)));
    } else {
      // Where a link leads, the frame does not go.
      for (const script of page.querySelectorAll('script')) script.remove();
      page.head.insertAdjacentHTML('afterbegin', '<base target="_blank">');
      frame.srcdoc = `<!DOCTYPE html>${page.documentElement.outerHTML}`;
    }
  }
  /** What one writes is what one sees. */
  function follow(): void {
    const field = document.activeElement;
    if (!(field instanceof HTMLTextAreaElement && field.matches('.tall')) || !isOpen()) return;
    const mark = field.closest('.pair-row')?.className.replace('pair-row', '').trim();
    if (mark) frame.contentDocument?.querySelector(`section.${mark}`)?.scrollIntoView();
  }
  form.addEventListener('focusin', follow);
  frame.addEventListener('load', () => {
    follow();
    frame.contentDocument?.addEventListener('click', event => {
      const link = (event.target as Element).closest?.('a[href]');
      if (!link) return;
      event.preventDefault();
      const href = link.getAttribute('href')!;
      if (href.startsWith('#')) frame.contentDocument?.getElementById(decodeURIComponent(href.slice(1)))?.scrollIntoView();
      else window.open((link as HTMLAnchorElement).href, '_blank', 'noopener');
    });
  });

  /** As large as that window is, and as small as it must be here. */
  function fit(): void {
    const sheet = frame.parentElement!;
    const scale = Math.min(1, sheet.clientWidth / windows[mode]);
    frame.style.width = `${windows[mode]}px`;
    frame.style.height = `${sheet.clientHeight / scale}px`;
    frame.style.transform = scale < 1 ? `scale(${scale})` : '';
  }
  new ResizeObserver(fit).observe(frame.parentElement!);

  let waiting: number | undefined;
  const soon = () => {
    if (!isOpen()) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => void refresh(), pause);
  };
  for (const event of ['input', 'change', 'filled']) form.addEventListener(event, soon);
  for (const choice of pane.querySelectorAll<HTMLInputElement>('input')) {
    choice.addEventListener('change', () => {
      mode = choice.value as Window;
      root.dataset['preview'] = mode;
      remember(mode);
      fit();
    });
  }
  toggle.addEventListener('click', () => set(!isOpen()));
  pane.querySelector('[data-close]')!.addEventListener('click', () => { set(false); toggle.focus(); });
  addEventListener('keydown', event => {
    if (event.code !== 'KeyP' || !event.altKey || !(event.ctrlKey || event.metaKey) || event.getModifierState('AltGraph') || !wide.matches) return;
    event.preventDefault();
    if (!event.repeat) set(!isOpen());
  });
  // A window that has become narrow has one column; what one chose comes back with the room.
  wide.addEventListener('change', () => { set(wide.matches && recall() !== '', false); });

  const last = recall();
  if (last in windows) mode = last as Window;
  pane.querySelector<HTMLInputElement>(`[value=${mode}]`)!.checked = true;
  if (last !== '' && wide.matches) set(true, false);
}

const blocks = (page: Element) => [...page.querySelectorAll('.piece-head, .pieces section, .pieces > :not(section, .pair)')];

function recall(): string {
  try {
    return localStorage.getItem(memory) ?? '';
  } catch {
    return '';
  }
}

function remember(mode: string): void {
  try {
    localStorage.setItem(memory, mode);
  } catch {
    // It opens as it did the first time.
  }
}
