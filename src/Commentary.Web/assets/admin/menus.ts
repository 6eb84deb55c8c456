/**
 * What the desk unfolds over the page is folded again by Escape, by a press beside it, and by a link that leads out of it to a field. What
 * asks to be put right stays until it is.
 */
export function menus(): void {
  const open = () => document.querySelectorAll<HTMLDetailsElement>('details[name=menu][open]');

  addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    for (const menu of open()) {
      const isInside = menu.contains(document.activeElement);
      menu.open = false;
      if (isInside) menu.querySelector('summary')!.focus();
    }
  });
  addEventListener('pointerdown', event => {
    for (const menu of open())
      if (!menu.contains(event.target as Node) && !menu.querySelector('[aria-invalid=true]')) menu.open = false;
  });
  addEventListener('click', event => {
    const menu = (event.target as Element).closest('a[href^="#"]')?.closest<HTMLDetailsElement>('details[name=menu]');
    if (menu) menu.open = false;
  });
}
