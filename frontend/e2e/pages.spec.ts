import { expect, test, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { createRequire } from 'node:module';
import { DOORS, everyPage, settled, signIn } from './session.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Everything axe knows of WCAG 2.2 AA and its good practices. */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: AXE });
  const results = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<AxeResults> } };
    return axe.run();
  });
  return results.violations.map((found) => `${found.impact} ${found.id}: ${found.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

/** A colour on its way from one theme to the other has the contrast of neither. */
async function coloursAtRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    const ending = document.getAnimations().filter((each) => each.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map((each) => each.finished));
  });
}

const THEMES = ['light', 'dark'] as const;
const WIDTHS = [1440, 390];

test('axe finds nothing on any page, in both themes, wide and narrow', async ({ browser }) => {
  test.setTimeout(600_000);
  const context = await browser.newContext({ reducedMotion: 'reduce', bypassCSP: true });
  const page = await context.newPage();
  const found: Record<string, string[]> = {};
  const check = async (name: string) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const theme of THEMES) {
        await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
        await coloursAtRest(page);
        const faults = await violations(page);
        if (faults.length > 0) found[`${name} ${theme} ${width}`] = faults;
      }
    }
  };
  for (const { name, path } of DOORS) {
    await page.goto(path);
    await settled(page);
    await check(name);
  }
  await signIn(page);
  for (const { name, path } of await everyPage(page, context.request)) {
    await page.goto(path);
    await settled(page);
    await check(name);
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  // The page behind is out of reach a moment after the dialog shows, and is then no longer judged
  await page.locator('#root[aria-hidden="true"]').waitFor({ state: 'attached' });
  await check('palette');
  expect(found).toEqual({});
  await context.close();
});
