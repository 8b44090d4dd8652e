// Writes the types of the public API, and the permission each operation needs, from the contract. Nothing generated is committed.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import openapiTS, { astToString } from 'openapi-typescript';

const contract = new URL('../../contracts/src/main/openapi/public/openapi.yaml', import.meta.url);
const target = new URL('../src/api/generated/', import.meta.url);
const NOTICE = '// Generated from contracts/. Do not edit.\n';

const ast = await openapiTS(contract, { rootTypes: true, rootTypesNoSchemaPrefix: true });
await mkdir(target, { recursive: true });
await writeFile(new URL('public.ts', target), `${NOTICE}${astToString(ast)}`);
await writeFile(new URL('permissions.ts', target), `${NOTICE}${permissions(await neededPermissions())}`);

/** The permission by the id of the operation; operations that need none are absent. */
async function neededPermissions() {
  const read = async (file) => load(await readFile(file, 'utf8'));
  const { paths } = await read(contract);
  const items = await Promise.all(Object.values(paths).map(({ $ref }) => read(new URL($ref, contract))));
  return items
    .flatMap((item) => Object.values(item))
    .filter((operation) => operation['x-permission']?.includes(':'))
    .map((operation) => [operation.operationId, operation['x-permission']])
    .sort();
}

function permissions(needed) {
  const entries = needed.map(([operation, permission]) => `  ${operation}: '${permission}',\n`).join('');
  return `/** The permission that each operation of the API needs. */\nexport const PERMISSION_OF = {\n${entries}} as const;\n`;
}
