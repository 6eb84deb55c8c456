/** In milliseconds: a burst of typing is counted once. */
const pause = 250;

type Counted = { length: number; limit: number; fits: number; isOver: boolean };

/** Has the server count each post as its network does and marks what is over. There is no second counter to differ from the first. */
export function countPosts(form: HTMLFormElement): void {
  const address = form.dataset['count'];
  if (!address) return;
  const token = form.elements.namedItem('__RequestVerificationToken') as HTMLInputElement;
  for (const post of form.querySelectorAll<HTMLElement>('[data-network]')) follow(post, address, token.value);
}

function follow(post: HTMLElement, address: string, token: string): void {
  const field = post.querySelector('textarea')!;
  const count = post.querySelector<HTMLElement>('.count')!;
  const [number, excess] = [count.querySelector('span')!, count.querySelector('b')!];
  const spoken = post.querySelector<HTMLElement>('[role=status]')!;
  const marked = post.querySelector<HTMLElement>('.excess')!;
  const [within, over] = [marked.querySelector('span')!, marked.querySelector('mark')!];
  const compose = post.querySelector<HTMLAnchorElement>('[data-stem]')!;
  const fill = (name: string, ...values: (string | number)[]) =>
    (count.dataset[name] ?? '').replace(/\{(\d)\}/g, (_, place: string) => String(values[Number(place)]));

  const show = (text: string, counted: Counted): void => {
    const wasOver = count.classList.contains('over');
    count.classList.toggle('over', counted.isOver);
    number.textContent = fill('count', counted.length, counted.limit);
    excess.textContent = !counted.isOver ? '' : counted.length > counted.limit ? fill('over', counted.length - counted.limit) : fill('bytes');
    // The number changes with every burst; who listens is told once, when the limit is passed.
    if (counted.isOver !== wasOver) spoken.textContent = excess.textContent;
    marked.hidden = !counted.isOver;
    within.textContent = text.slice(0, counted.fits);
    over.textContent = text.slice(counted.fits);
  };

  let asked = 0;
  const ask = async (): Promise<void> => {
    const [text, turn] = [field.value, ++asked];
    try {
      const answer = await fetch(address, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'Content-Type': 'application/json', RequestVerificationToken: token },
        body: JSON.stringify({ network: post.dataset['network'], text }),
      });
      // An answer that was overtaken says nothing of what stands there now.
      if (answer.ok && turn === asked) show(text, await answer.json() as Counted);
    } catch {
      // No network for a moment: the next letter asks again.
    }
  };

  let waiting: number | undefined;
  field.addEventListener('input', () => {
    compose.href = compose.dataset['stem'] + encodeURIComponent(field.value);
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void ask(), pause);
  });
}
