// Writes the types of the public API from the contract. Nothing generated is committed.
import { mkdir, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const contract = new URL('../../contracts/src/main/openapi/public/openapi.yaml', import.meta.url);
const target = new URL('../src/api/generated/public.ts', import.meta.url);

const ast = await openapiTS(contract, { rootTypes: true, rootTypesNoSchemaPrefix: true });
await mkdir(new URL('.', target), { recursive: true });
await writeFile(target, `// Generated from contracts/. Do not edit.\n${astToString(ast)}`);
