/** In seconds, between one look and the next. A page that takes longer than all of them is seen at the next save. */
const pauses = [1, 1, 1, 2, 2, 3, 5, 5, 10, 20, 30];
const fields = ['Title', 'Publisher', 'Author', 'PublishedOn', 'Language', 'Picture'];

/**
 * While the page of the source is being read, asks now and then for the desk as it would open anew, and puts what was found where nothing stands.
 * The field that one is in, and what one has typed, stay as they are: the server knows what was found, too.
 */
export function fillSource(form: HTMLFormElement): void {
  const state = form.querySelector<HTMLElement>('#reading');
  const address = form.getAttribute('action');
  if (state?.dataset['reading'] !== 'waits' || !address) return;

  const within = (root: ParentNode, name: string) => root.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="Save.${name}"]`);

  const fill = (page: Document): void => {
    // What is found at one address says nothing of another that was typed since.
    if (within(form, 'Source.Url')?.value !== within(form, 'SourceAsOpened.Url')?.value) return;
    const filled: Record<string, string> = {};
    for (const name of fields) {
      const [field, opened, found] = [within(form, `Source.${name}`), within(form, `SourceAsOpened.${name}`), within(page, `Source.${name}`)];
      if (!field || !opened || !found?.value || field.value || opened.value || field === document.activeElement) continue;
      if (field instanceof HTMLSelectElement && found instanceof HTMLSelectElement && ![...field.options].some(o => o.value === found.value))
        field.add(new Option(found.selectedOptions[0]?.text, found.value));
      field.value = opened.value = found.value;
      filled[field.name] = filled[opened.name] = field.value;
    }
    const [heading, news] = [form, page].map(root => root.querySelector('details.group:has(#reading) > summary > span'));
    if (heading && news) heading.textContent = news.textContent;
    form.dispatchEvent(new CustomEvent('filled', { detail: filled }));
  };

  const look = async (time: number): Promise<void> => {
    try {
      const answer = await fetch(address, { headers: { Accept: 'text/html' } });
      const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined;
      const now = page?.querySelector<HTMLElement>('#reading');
      if (page && now && now.dataset['reading'] !== 'waits') {
        fill(page);
        state.dataset['reading'] = 'over';
        state.replaceChildren(...now.childNodes);
        return;
      }
    } catch {
      // No network for a moment.
    }
    wait(time + 1);
  };

  const wait = (time: number): void => {
    const pause = pauses[time];
    if (pause) window.setTimeout(() => void look(time), pause * 1000);
  };
  wait(0);
}
