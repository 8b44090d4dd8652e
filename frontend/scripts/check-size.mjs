// Fails the build when the first load grows past its budget: the entry chunk and everything it imports at once.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 250;
const dist = new URL('../dist/', import.meta.url);
const html = readFileSync(new URL('index.html', dist), 'utf8');
const scripts = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/gu)].map((match) => match[1]);
const bytes = scripts.reduce((sum, script) => sum + gzipSync(readFileSync(new URL(script, dist))).length, 0);
const kilobytes = Math.round(bytes / 1024);

console.log(`first load: ${kilobytes} KB of JavaScript gzipped (budget ${BUDGET_KB} KB)`);
if (kilobytes > BUDGET_KB) process.exit(1);
