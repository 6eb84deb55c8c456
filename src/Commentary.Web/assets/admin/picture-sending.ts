/** What became of a file: what stands for it in a text and the page where it is described, or why it was not taken. */
export type Outcome = { markdown: string; page: string } | { why: string; mayBeTriedAgain?: boolean };

/** Sends one file to where `place` says, and tells what became of it in the words that `place` holds. */
export async function sendPicture(file: File, name: string, place: HTMLElement, form: HTMLFormElement): Promise<Outcome> {
  const words = (key: string) => place.dataset[key]!.replace('{0}', name);
  if (file.size > Number(place.dataset['most'])) return { why: words('heavy') };
  try {
    const answer = await fetch(`${place.dataset['pictures']!}?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'Content-Type': 'application/octet-stream',
        RequestVerificationToken: (form.elements.namedItem('__RequestVerificationToken') as HTMLInputElement).value,
      },
      body: file,
    });
    if (answer.ok || answer.status === 422) return await answer.json() as Outcome;
    return { mayBeTriedAgain: true, why: words(answer.type === 'opaqueredirect' || answer.status === 401 ? 'signedOut' : answer.status === 413 ? 'heavy' : 'refused') };
  } catch {
    return { mayBeTriedAgain: true, why: words('lost') };
  }
}

/** A line that says what became of one file; a new one, or one that said that it was on its way. */
export function tell(line: HTMLLIElement, sentence: string, place: HTMLElement, more: { page?: string; again?: () => void; isRefused?: boolean }): void {
  line.textContent = sentence;
  line.className = more.isRefused ? 'error' : '';
  if (more.page) line.append(' ', Object.assign(document.createElement('a'), { href: more.page, target: '_blank', textContent: place.dataset['describe']! }));
  if (!more.again) return;
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet', textContent: place.dataset['again']! });
  button.addEventListener('click', more.again, { once: true });
  line.append(' ', button);
}
