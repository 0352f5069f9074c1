// What Maven runs: `node maven.mjs build|test|check <target folder> [skip tests]...`. Each task is
// done again only when something it depends on changed; what it was last done for is noted in the target folder.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 20;
const webui = join(dirname(fileURLToPath(import.meta.url)), '..');
const docs = join(webui, '../../../../docs');
const contracts = [join(docs, 'openapi.yaml'), join(docs, 'events/sockets.yaml')];
const NOT_SOURCES = ['node_modules', 'dist', 'generated'];

const [task, target, ...testSkips] = process.argv.slice(2);
const notes = join(target, 'webui');
const resources = join(target, 'classes/META-INF/resources');

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  stop(`The web console needs Node ${NEEDED} or newer to be built; this is ${process.version}.`);
}
if (task === 'test' && testSkips.includes('true')) {
  process.exit(0);
}
const state = hashOf([...sources(webui), ...contracts]);
if (isDone(task, state)) {
  process.exit(0);
}
installPackages();
npm('run', task, ...(task === 'test' ? reportTo(join(notes, 'TEST-console.xml')) : []));
if (task === 'build') {
  publish();
}
note(task, state);

function isDone(what, now) {
  const kept = what !== 'build' || existsSync(join(resources, 'index.html'));
  return kept && existsSync(noteOf(what)) && readFileSync(noteOf(what), 'utf8') === now;
}

/** What the tests came to, in the form of Surefire's reports: the test command adds them up. */
function reportTo(file) {
  return ['--', '--reporter=default', '--reporter=junit', `--outputFile.junit=${file}`];
}

function note(what, now) {
  mkdirSync(notes, { recursive: true });
  writeFileSync(noteOf(what), now);
}

function noteOf(what) {
  return join(notes, `${what}.done`);
}

/** The packages as the lock file has them; installed again only when it changes. */
function installPackages() {
  const wanted = hashOf([join(webui, 'package-lock.json'), join(webui, 'package.json')]);
  const marker = join(webui, 'node_modules/.installed');
  if (!existsSync(marker) || readFileSync(marker, 'utf8') !== wanted) {
    npm('ci', '--no-audit', '--no-fund');
    writeFileSync(marker, wanted);
  }
}

/** Where Quarkus serves static files from: nothing of an older build stays. */
function publish() {
  rmSync(resources, { recursive: true, force: true });
  cpSync(join(webui, 'dist'), resources, {
    recursive: true,
    filter: (from) => relative(join(webui, 'dist'), from).split(/[\\/]/)[0] !== '.vite',
  });
}

function npm(...args) {
  const windows = process.platform === 'win32';
  const run = spawnSync(windows ? 'npm.cmd' : 'npm', args, {
    cwd: webui,
    shell: windows,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.error) {
    stop(`The web console needs npm, which comes with Node: ${run.error.message}.`);
  }
  if (run.status !== 0) {
    process.stderr.write(run.stdout + run.stderr);
    stop(`The web console failed at: npm ${args.join(' ')} (in ${webui}).`);
  }
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!NOT_SOURCES.includes(entry.name)) {
        yield* sources(path);
      }
    } else {
      yield path;
    }
  }
}

function hashOf(files) {
  const hash = createHash('sha256').update(process.version);
  for (const file of [...files].sort()) {
    hash.update(relative(webui, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
