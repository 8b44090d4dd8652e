// Installs packages when the lock file names others than those installed, so that a fresh pull builds at once.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const frontend = new URL('../', import.meta.url);
const lock = new URL('package-lock.json', frontend);
const installed = new URL('node_modules/.package-lock.json', frontend);

const versions = (file) =>
  Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages).filter(([path, { optional }]) => path !== '' && !optional);

function upToDate() {
  if (!existsSync(installed)) return false;
  const present = new Map(versions(installed).map(([path, { version }]) => [path, version]));
  return versions(lock).every(([path, { version }]) => present.get(path) === version);
}

if (!upToDate()) {
  console.error('console: the packages changed, installing them');
  execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefer-offline'], {
    cwd: fileURLToPath(frontend),
    stdio: 'ignore',
  });
}
