// Starts the site with its demonstration pieces and lets others judge every public page: html-validate and the Nu checker, or Lighthouse.
// npm ci && npm run check && npm run lighthouse. The Nu checker needs Java 11 or later, Lighthouse needs /usr/bin/chromium.
//
// Four rules of html-validate are set aside or narrowed in .htmlvalidate.json: what comes from the site itself needs no integrity, a list may
// have a name (ARIA 1.2 lets it), a title is as long as the piece's, and h30 does not see that the marks of paragraphs take their name from an
// element of the page (aria-labelledby).
import { spawn, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const here = import.meta.dirname;
const folder = await mkdtemp(join(tmpdir(), 'commentary-pages-'));
const port = await new Promise(done => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address();
    probe.close(() => done(free));
  });
});
const base = `http://127.0.0.1:${port}`;
const site = spawn(
  'dotnet',
  ['run', '-c', 'Release', '--project', resolve(here, '../../src/Commentary.Web'), '--no-launch-profile', '--', '--urls', base, '--data', folder],
  { env: { ...process.env, ASPNETCORE_ENVIRONMENT: 'Development' }, detached: true, stdio: 'ignore' },
);
let findings = 0;
try {
  await ready();
  const pages = await addresses();
  if (process.argv.includes('--lighthouse')) await lighthouse(pages);
  else await validate(pages);
} finally {
  process.kill(-site.pid);
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = findings > 0 ? 1 : 0;

async function ready() {
  for (let tries = 0; tries < 600; tries++) {
    const answer = await fetch(`${base}/fr`).catch(() => undefined);
    // The index of the search is made after the pieces are there.
    if (answer?.ok && (await (await fetch(`${base}/fr/recherche?q=machine`)).text()).includes('<mark>')) return;
    await pause(500);
  }
  throw new Error('The site does not answer.');
}

/** Every address that the sitemaps name, what they do not, and pages that are errors by their nature. */
async function addresses() {
  const found = [];
  const maps = await read('/sitemap.xml');
  for (const map of maps.match(/(?<=<loc>)[^<]+/g).filter(map => !map.includes('news')))
    found.push(...(await read(new URL(map).pathname)).match(/(?<=<loc>)[^<]+/g).map(page => new URL(page).pathname));
  const articles = found.filter(page => /^\/(fr|en)\/articles\//.test(page));
  const others = ['/fr', '/en', '/fr/archives', '/en/archive', '/fr/recherche', '/en/search', '/fr/recherche?q=machine', '/en/search?q=machine',
    '/fr/recherche?q=zzyzxqwv', '/fr/il-n-y-a-rien-ici', '/en/there-is-nothing-here'];
  for (const article of articles) {
    const page = await read(article);
    for (const [, link] of page.matchAll(/(?:href|action)="(\/(?:fr|en)\/[^"#?]+)/g)) others.push(link);
  }
  return [...new Set([...found, ...others])].filter(page => !/\.(xml|json|png)$/.test(page)).sort();
}

async function read(path) {
  return await (await fetch(base + path)).text();
}

async function validate(pages) {
  const { HtmlValidate, FileSystemConfigLoader } = await import('html-validate');
  const judge = new HtmlValidate(new FileSystemConfigLoader());
  const files = [];
  for (const [i, page] of pages.entries()) {
    const html = await read(page);
    const report = await judge.validateString(html, join(here, 'page.html'));
    for (const result of report.results)
      for (const message of result.messages) say(`${page}:${message.line}: ${message.message} (${message.ruleId})`);
    files.push(join(folder, `${i}.html`));
    await writeFile(files.at(-1), html);
  }
  const jar = join(here, 'node_modules/vnu-jar/build/dist/vnu.jar');
  try {
    execFileSync('java', ['-jar', jar, '--stdout', '--format', 'gnu', ...files], { encoding: 'utf8' });
  } catch (refused) {
    if (typeof refused.stdout !== 'string') throw refused;
    for (const line of refused.stdout.trim().split('\n')) say(line.replace(/^"?file:[^"]*?(\d+)\.html"?/, (_, i) => pages[i]));
  }
  console.log(`${pages.length} pages, html-validate and the Nu checker: ${findings} findings`);
}

async function lighthouse(pages) {
  const { default: judge } = await import('lighthouse');
  const { launch } = await import('chrome-launcher');
  const article = language => pages.find(page => page.startsWith(`/${language}/articles/`));
  const chosen = ['/fr', '/en', article('fr'), article('en'), '/fr/sujets/ia', '/en/topics/ai', '/fr/recherche?q=machine', '/en/search?q=machine'];
  const chrome = await launch({
    chromePath: '/usr/bin/chromium',
    chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  console.log('performance accessibility best-practices seo');
  for (const page of chosen) {
    const { lhr } = await judge(base + page, { port: chrome.port, logLevel: 'error', output: 'json' });
    const scores = ['performance', 'accessibility', 'best-practices', 'seo'].map(kind => Math.round(100 * lhr.categories[kind].score));
    console.log(`${scores.map(score => String(score).padStart(4)).join('')}  ${page}`);
    for (const kind of Object.values(lhr.categories))
      for (const { id, weight } of kind.auditRefs) {
        const audit = lhr.audits[id];
        if (weight > 0 && audit.score !== null && audit.score < 1) say(`      ${kind.id}: ${audit.title} ${audit.displayValue ?? ''}`);
      }
  }
  chrome.kill();
}

function say(line) {
  findings++;
  console.log(line);
}
