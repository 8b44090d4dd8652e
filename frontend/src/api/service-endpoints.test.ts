import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint();

async function complaints(code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: 'src/api/probe.ts' });
  return (result?.messages ?? []).filter((message) => message.ruleId === 'no-restricted-syntax').map((message) => message.message);
}

describe('the rule against service endpoints', () => {
  it.each([
    "export const a = '/api/v1/events/ingest';",
    "export const a = '/api/v1/tickets/upsert';",
    "export const a = '/api/v1/dlq';",
    "export const a = '/api/v1/identities/map?x=1';",
    'export const a = (base: string) => `${base}/api/v1/tickets/upsert`;',
    "const URL = '/api/v1/events';\nexport const a = `${URL}/ingest`;",
    "const URL = '/api/v1/tickets';\nexport const a = URL + '/upsert';",
  ])('refuses %s', async (code) => {
    expect(await complaints(code)).toHaveLength(1);
  });

  it.each([
    "export const a = '/api/v1/events';",
    "export const a = 'tickets:upsert';",
    "export const a = '/api/v1/dead-letters';",
    "export const a = '/identities/mapped';",
  ])('allows %s', async (code) => {
    expect(await complaints(code)).toEqual([]);
  });
});
