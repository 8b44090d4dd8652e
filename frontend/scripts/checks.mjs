// Writes one check per request body of the contract: compiled ahead of time, because the content security policy forbids compiling in the
// page, and one file each, so that a page loads the checks of its own forms only.
import { bundle, createConfig } from '@redocly/openapi-core';
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const contract = fileURLToPath(new URL('../../contracts/src/main/openapi/public/openapi.yaml', import.meta.url));
const target = new URL('../src/api/generated/checks/', import.meta.url);

/** What the control plane judges alone. */
const FORMATS = ['uuid', 'uri', 'email', 'date', 'date-time', 'byte', 'binary', 'int32', 'int64', 'double'];

/** The one function that compiled checks share, written out instead of required. */
const LENGTH = 'require("ajv/dist/runtime/ucs2length").default';

/** Names of the schemas that operations take as a body. */
function bodies({ paths, components }) {
  const names = Object.values(paths)
    .flatMap((path) => Object.values(path))
    .map((operation) => operation?.requestBody?.content?.['application/json']?.schema?.$ref)
    .filter((ref) => ref?.startsWith('#/components/schemas/'))
    .map((ref) => ref.slice('#/components/schemas/'.length));
  return [...new Set(names)].filter((name) => name in components.schemas).sort();
}

function compile(schemas, name) {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    logger: false,
    messages: false,
    code: { source: true, esm: true },
    formats: Object.fromEntries(FORMATS.map((format) => [format, true])),
  });
  // Needs code of its own; the control plane judges it.
  ajv.removeKeyword('uniqueItems');
  ajv.addSchema({ $id: 'contract', components: { schemas } });
  const code = standaloneCode(ajv, ajv.compile({ $ref: `contract#/components/schemas/${name}` }));
  const own = code.replaceAll(LENGTH, '(text) => [...text].length');
  if (own.includes('require(')) throw new Error(`the check of ${name} needs more than itself`);
  return own;
}

const { bundle: bundled } = await bundle({ ref: contract, config: await createConfig({}) });
const { parsed } = bundled;

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
for (const name of bodies(parsed)) {
  await writeFile(new URL(`${name}.js`, target), `// Generated from contracts/. Do not edit.\n${compile(parsed.components.schemas, name)}`);
  await writeFile(
    new URL(`${name}.d.ts`, target),
    `// Generated from contracts/. Do not edit.\nimport type { SchemaCheck } from '@/api/check';\ndeclare const check: SchemaCheck;\nexport default check;\n`,
  );
}
