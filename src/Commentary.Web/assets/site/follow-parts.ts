/** Marks, in the list of parts, the part that is being read: the last one that began above the upper third. */
export function followParts(): void {
  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.piece .parts a')) {
    const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (part) links.set(part, link);
  }

  // The observer says when a part crosses the line, so nothing runs while one scrolls inside it.
  const watch = new IntersectionObserver(() => {
    const line = innerHeight / 3 + 1;
    const current = [...links.keys()].filter(part => part.getBoundingClientRect().top <= line).at(-1);
    for (const [part, link] of links) {
      if (part === current) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }, { rootMargin: '0px 0px -66% 0px' });

  for (const part of links.keys()) watch.observe(part);
}
