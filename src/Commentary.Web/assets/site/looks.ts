import { colourBar } from './bar-colour';

/** The switch of the looks. It is shown here, because without a script it could do nothing. */
export function offerLooks(): void {
  const looks = document.querySelector<HTMLFieldSetElement>('.looks');
  if (!looks) return;
  const now = document.documentElement.dataset.theme ?? '';
  for (const input of looks.querySelectorAll('input')) {
    input.checked = input.value === now;
    input.addEventListener('change', () => {
      if (input.value) document.documentElement.dataset.theme = input.value;
      else delete document.documentElement.dataset.theme;
      colourBar(input.value);
      try {
        if (input.value) localStorage.setItem('look', input.value);
        else localStorage.removeItem('look');
      } catch {
        // It holds for this page.
      }
    });
  }
  looks.hidden = false;
}
