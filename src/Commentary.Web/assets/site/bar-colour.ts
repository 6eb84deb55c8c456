/** The papers of each look (tokens.css), by day and by night. */
const papers: Record<string, [day: string, night: string]> = {
  '': ['#fcfcfa', '#111519'],
  light: ['#fcfcfa', '#fcfcfa'],
  dark: ['#111519', '#111519'],
  contrast: ['#ffffff', '#000000'],
};

/** The browser's own bar takes the colour of the look that the reader chose, not of the one that their system would have. */
export function colourBar(look: string): void {
  const [day, night] = papers[look] ?? papers['']!;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
    meta.content = meta.media.includes('dark') ? night : day;
}
