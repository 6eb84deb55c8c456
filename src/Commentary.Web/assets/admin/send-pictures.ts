import { sendPicture, tell } from './picture-sending';

/** Several files of the library's form go one by one: what breaks off takes nothing with it, and each says what became of it, beside its name. */
export function sendPictures(form: HTMLFormElement): void {
  const chooser = form.querySelector<HTMLInputElement>('input[type="file"]')!;
  const button = form.querySelector<HTMLButtonElement>('button[type="submit"]')!;
  const told = form.querySelector<HTMLElement>('.sent-pictures')!;
  const says = (key: string, name: string) => form.dataset[key]!.replace('{0}', name);

  form.addEventListener('submit', event => {
    const files = [...chooser.files ?? []];
    // One leads to its own page, and none is refused, as without script.
    if (files.length < 2) return;
    event.preventDefault();
    void all(files);
  });

  async function all(files: File[]): Promise<void> {
    button.disabled = true;
    const lines = files.map(file => {
      const line = document.createElement('li');
      tell(line, says('waiting', file.name), form, {});
      return line;
    });
    told.replaceChildren(...lines);
    for (const [place, file] of files.entries()) await one(file, lines[place]!);
    chooser.value = '';
    button.disabled = false;
  }

  async function one(file: File, line: HTMLLIElement): Promise<void> {
    tell(line, says('sending', file.name), form, {});
    const outcome = await sendPicture(file, file.name, form, form);
    if ('why' in outcome) tell(line, outcome.why, form, { isRefused: true, ...(outcome.mayBeTriedAgain && { again: () => void one(file, line) }) });
    else tell(line, says('arrived', file.name), form, { page: outcome.page });
  }
}
