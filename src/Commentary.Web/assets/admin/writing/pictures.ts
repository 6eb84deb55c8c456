/** As long as one who types pauses for a word. */
const pause = 250;

const mark = /!\[[^\]\n]*\]\(picture:([0-9a-f]{16})\)/g;

/** Each picture that a text names is shown in the margin of the text, beside the line that names it. */
export function pictures(form: HTMLFormElement): void {
  const desk = form.querySelector<HTMLElement>('[data-shown]');
  if (!desk) return;
  const areas = [...form.querySelectorAll<HTMLTextAreaElement>('textarea.tall')];
  const shows = areas.map(area => follow(area, desk));
  const all = () => { for (const show of shows) show(); };
  // What the page itself puts in nobody types.
  form.addEventListener('filled', all);
  const restored = document.querySelector('[data-restored]');
  if (restored) new MutationObserver(all).observe(restored, { attributeFilter: ['hidden'] });
  document.fonts.ready.then(all, all);
}

function follow(area: HTMLTextAreaElement, desk: HTMLElement): () => void {
  const margin = Object.assign(document.createElement('div'), { className: 'beside-lines' });
  margin.setAttribute('aria-hidden', 'true');
  let waiting: number | undefined;
  area.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(show, pause); });
  area.addEventListener('scroll', place);
  new ResizeObserver(show).observe(area);
  return show;

  function show(): void {
    const found = [...area.value.matchAll(mark)];
    area.classList.toggle('pictured', found.length > 0);
    if (found.length === 0) return margin.remove();
    if (!margin.isConnected) area.after(margin);
    const tops = lines(area, found.map(each => each.index));
    const there = new Map([...margin.children].map(child => [(child as HTMLElement).dataset['key'], child as HTMLElement]));
    margin.replaceChildren(...found.map(([, key], number) => {
      const shown = there.get(key) ?? picture(key!, desk);
      there.delete(key);
      shown.style.insetBlockStart = `${tops[number]!}px`;
      return shown;
    }));
    place();
  }

  function place(): void {
    if (!margin.isConnected) return;
    Object.assign(margin.style, { insetBlockStart: `${area.offsetTop + area.clientTop}px`, insetInlineEnd: `${area.parentElement!.clientWidth - area.offsetLeft - area.offsetWidth}px`, blockSize: `${area.clientHeight}px` });
    margin.scrollTop = area.scrollTop;
  }
}

function picture(key: string, desk: HTMLElement): HTMLElement {
  const shown = document.createElement('span');
  shown.dataset['key'] = key;
  const image = Object.assign(document.createElement('img'), { alt: '', src: desk.dataset['shown']!.replace('{0}', key), decoding: 'async' });
  image.addEventListener('error', () => { shown.textContent = desk.dataset['unknown']!; shown.className = 'error'; });
  shown.append(image);
  return shown;
}

/** Where the lines stand that hold these places, from the top of the text: the same text in the same letters, laid out for a moment. */
function lines(area: HTMLTextAreaElement, places: number[]): number[] {
  const style = getComputedStyle(area);
  const copy = document.createElement('div');
  for (const name of ['font', 'letterSpacing', 'lineHeight', 'padding', 'tabSize', 'wordSpacing', 'textIndent'] as const) copy.style[name] = style[name];
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', inlineSize: `${area.clientWidth}px`, boxSizing: 'border-box', whiteSpace: 'pre-wrap', overflowWrap: 'break-word' });
  let from = 0;
  const marks = places.map(place => {
    const at = document.createElement('span');
    at.textContent = area.value.slice(place, place + 1);
    copy.append(area.value.slice(from, place), at);
    from = place + 1;
    return at;
  });
  area.after(copy);
  const tops = marks.map(at => at.offsetTop);
  copy.remove();
  return tops;
}
