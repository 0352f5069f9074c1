// What a first visit downloads before anything can be used, and what each page adds: it must stay small.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
const FIRST_LOAD_KB = 200;
const PAGE_KB = 140;
/** Fetched after their page is there, beside what it shows. */
const LATER = [
  'src/pages/board/Trend.tsx',
  'src/pages/board/ListenDialog.tsx',
  'src/pages/desk/AskedPanel.tsx',
  'src/pages/desk/TalkButtons.tsx',
  'src/pages/carriers/LimitsForm.tsx',
];

const first = filesOf('index.html');
const firstKb = kilobytes(first);
report('first load', firstKb, FIRST_LOAD_KB);

for (const [entry, chunk] of Object.entries(manifest)) {
  if (chunk.isDynamicEntry && !LATER.includes(entry)) {
    const own = [...filesOf(entry)].filter((file) => !first.has(file));
    report(entry.replace('src/', ''), kilobytes(own), PAGE_KB);
  }
}

/** Everything an entry needs at once: its own file, its styles, and what it imports. */
function filesOf(entry, seen = new Set()) {
  const chunk = manifest[entry];
  if (seen.has(chunk.file)) {
    return seen;
  }
  seen.add(chunk.file);
  for (const css of chunk.css ?? []) {
    seen.add(css);
  }
  for (const imported of chunk.imports ?? []) {
    filesOf(imported, seen);
  }
  return seen;
}

function kilobytes(files) {
  const bytes = [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length,
    0,
  );
  return bytes / 1000;
}

function report(what, kb, most) {
  console.log(`${what}: ${kb.toFixed(0)} kB gzip (at most ${most})`);
  if (kb > most) {
    console.error(`The ${what} is larger than it may be.`);
    process.exitCode = 1;
  }
}
