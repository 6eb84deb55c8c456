/** The first paragraph that is still in view. */
function current(): { part: HTMLElement; number: string } | undefined {
  for (const mark of document.querySelectorAll<HTMLAnchorElement>('.piece .here')) {
    const part = mark.closest<HTMLElement>('.part');
    const block = mark.parentElement?.closest('[id]');
    if (part && block && block.getBoundingClientRect().bottom > 100) return { part, number: mark.id.slice(part.id.length + 1) };
  }
  return undefined;
}

/** The language switch leads to the paragraph that is being read: the same number in the same part. */
export function keepPlace(): void {
  const tongue = document.querySelector<HTMLAnchorElement>('.tongues a');
  const aim = (): void => {
    const at = scrollY > innerHeight / 2 ? current() : undefined;
    const same = at?.part.querySelector<HTMLAnchorElement>('.same');
    if (tongue && at && same) tongue.href = `${same.href}-${at.number}`;
  };
  for (const kind of ['pointerdown', 'focus', 'click']) tongue?.addEventListener(kind, aim);
}

/** A paragraph that is no longer there, or not in this language: its part is. */
export function landNear(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id || document.getElementById(id)) return;
  for (const part of document.querySelectorAll<HTMLElement>('.piece .part'))
    if (id.startsWith(`${part.id}-`)) location.replace(`#${part.id}`);
}
