/**
 * The way of reading that the reader chose lasts from one piece to the next. It is kept in their browser, for as long as they choose it, and is
 * sent to nobody. Whoever follows a link to a part that it would hide is to see that part.
 */
export function keepView(): void {
  const views = document.querySelectorAll<HTMLInputElement>('.views input');
  if (!views.length) return;
  try {
    const aim = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    let kept = localStorage.getItem('view');
    if (kept === 'pair' && aim && !aim.closest('.pair')) kept = 'all';
    for (const view of views) {
      if (view.value === kept) view.checked = true;
      view.addEventListener('change', () => {
        if (view.value === 'all') localStorage.removeItem('view');
        else localStorage.setItem('view', view.value);
      });
    }
  } catch {
    // It holds for this page.
  }
}
