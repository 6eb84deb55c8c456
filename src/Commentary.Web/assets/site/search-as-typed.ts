/** How long one has stopped typing when the search begins. */
const pause = 200;

/**
 * Shows what is found while one types: the very page that the form would lead to, of which only the results are taken. The focus stays in the
 * field, the number found is read out, and the address is that of what is shown, so that coming back comes back to it.
 */
export function searchAsTyped(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-search]');
  const field = form?.querySelector<HTMLInputElement>('input[type=search]');
  const results = document.getElementById('results');
  const count = document.getElementById('count');
  if (!form || !field || !results || !count) return;

  let timer = 0;
  let asked = field.value.trim();
  let underWay: AbortController | undefined;

  const address = (): string => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string' && value.trim() !== '') query.append(name, value.trim());
    }
    return query.size > 0 ? `${form.action}?${query}` : form.action;
  };

  const search = async (): Promise<void> => {
    if (field.value.trim() === asked) return;
    asked = field.value.trim();
    underWay?.abort();
    const mine = underWay = new AbortController();
    const to = address();
    results.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(to, { signal: mine.signal, headers: { Accept: 'text/html' } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const found = page.getElementById('results');
      // Whoever has gone on into the results is reading them.
      if (mine.signal.aborted || !found || results.contains(document.activeElement)) return;
      results.replaceChildren(...found.childNodes);
      count.textContent = page.getElementById('count')?.textContent ?? '';
      document.title = page.title;
      history.replaceState(history.state, '', to);
    } catch {
      // Offline, or overtaken by the next letter: the form still works.
    } finally {
      if (mine === underWay) results.removeAttribute('aria-busy');
    }
  };

  field.addEventListener('input', event => {
    // Half of an accent that is being typed is no word.
    if (event instanceof InputEvent && event.isComposing) return;
    clearTimeout(timer);
    timer = window.setTimeout(() => void search(), pause);
  });
  field.addEventListener('compositionend', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void search(), pause);
  });
}
