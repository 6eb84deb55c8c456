// npm run build: everything a browser is sent, from this folder into ../wwwroot (which is not kept in git).
// ASP.NET fingerprints css, js and icons by itself; the font carries its version in its name, because the
// stylesheet and the preload link must name it in the same words.
import { build } from 'esbuild';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import subsetFont from 'subset-font';

const from = new URL('./', import.meta.url);
const to = new URL('../wwwroot/', import.meta.url);

// What a French or English title is made of. Anything else (a name in Polish, an emoji) falls back, letter by letter.
const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
const letters = `${ascii}ÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜŸàâäæçèéêëîïôöœùûüÿ«»’‘“”…–—·°\u00a0\u202f`;

for (const folder of ['css', 'js', 'fonts']) {
  await rm(new URL(folder, to), { recursive: true, force: true });
}
await mkdir(new URL('fonts/', to), { recursive: true });

const eczar = await readFile(new URL('node_modules/@fontsource/eczar/files/eczar-latin-600-normal.woff2', from));
await writeFile(new URL('fonts/eczar-600.1.woff2', to), await subsetFont(eczar, letters, { targetFormat: 'woff2' }));

await build({
  absWorkingDir: fileURLToPath(from),
  entryPoints: {
    'css/site': 'site/site.css',
    'css/feed': 'site/feed.css',
    'css/admin': 'admin/admin.css',
    'js/site': 'site/site.ts',
    'js/theme': 'site/theme.ts',
    'js/admin': 'admin/admin.ts',
  },
  outdir: fileURLToPath(to),
  bundle: true,
  minify: true,
  format: 'esm',
  // Nesting and the like are written for us and lowered for them; what cannot be lowered (:has, field-sizing) only adds.
  target: ['es2021', 'chrome105', 'firefox115', 'safari15.4'],
  external: ['../fonts/*'],
  logLevel: 'warning',
});

await cp(new URL('static/', from), to, { recursive: true });

if (process.argv.includes('--weigh')) {
  for (const name of ['css/site.css', 'css/admin.css', 'js/site.js', 'js/theme.js', 'js/admin.js', 'fonts/eczar-600.1.woff2']) {
    const bytes = await readFile(new URL(name, to));
    const sent = name.endsWith('woff2') ? bytes.length : brotliCompressSync(bytes).length;
    console.log(`${name.padEnd(26)} ${String(sent).padStart(6)} bytes sent (${bytes.length} written)`);
  }
}
