// Lints the three API roots with the rules of contracts/redocly.yaml.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const contracts = fileURLToPath(new URL('../../contracts/', import.meta.url));
const redocly = fileURLToPath(new URL('../node_modules/@redocly/cli/bin/cli.js', import.meta.url));
const roots = ['public', 'agent', 'internal'].map((root) => `src/main/openapi/${root}/openapi.yaml`);

const lint = spawnSync(process.execPath, [redocly, 'lint', '--config', 'redocly.yaml', ...roots], {
  cwd: contracts,
  encoding: 'utf8',
  env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NODE_NO_WARNINGS: '1' },
});

// Redocly frames a notice about the age of Node on every run; what it says of the contracts is all that matters here.
const withoutNotice = lint.stderr.replace(/^\s*[╔║╚].*\n/gmu, '').trimStart();
process.stdout.write(lint.stdout);
process.stderr.write(withoutNotice);
process.exit(lint.status ?? 1);
