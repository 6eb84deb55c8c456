import { colourBar } from './bar-colour';

// Before anything is painted: the look that the reader chose, if they chose one. It stays in their browser and is sent to nobody.
try {
  const look = localStorage.getItem('look');
  if (look) {
    document.documentElement.dataset.theme = look;
    colourBar(look);
  }
} catch {
  // A browser that keeps nothing shows what its system says.
}
