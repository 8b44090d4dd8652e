import { expect, test, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { createRequire } from 'node:module';
import { everyPage, settled, signIn } from './session.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Everything axe knows of WCAG 2.2 AA and its good practices. */
async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  const results = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<AxeResults> } };
    return axe.run();
  });
  return results.violations.map((found) => `${found.impact} ${found.id}: ${found.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in ${theme} at ${width} px`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: 900 }, reducedMotion: 'reduce', bypassCSP: true });
      const page = await context.newPage();
      const found: Record<string, string[]> = {};
      const check = async (name: string) => {
        const faults = await violations(page);
        if (faults.length > 0) found[name] = faults;
      };
      await page.goto('/sign-in');
      await check('sign-in');
      await signIn(page);
      for (const { name, path } of await everyPage(page, context.request)) {
        await page.goto(path);
        await settled(page);
        await check(name);
      }
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      await check('palette');
      expect(found).toEqual({});
      await context.close();
    });
  }
}
