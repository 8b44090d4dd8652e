import { test } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { SIGNED_OUT_PAGES, everyPage, settled, signIn } from './session.ts';

const FOLDER = fileURLToPath(new URL('../screenshots/', import.meta.url));
const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

for (const theme of ['light', 'dark'] as const) {
  for (const size of WIDTHS) {
    test(`every page in ${theme} at ${size.width} px`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme: theme, viewport: size, hasTouch: size.width < 500, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const shoot = (name: string) => page.screenshot({ path: `${FOLDER}${name}-${theme}-${size.width}.png` });
      for (const { name, path } of SIGNED_OUT_PAGES) {
        await page.goto(path);
        await settled(page);
        await shoot(name);
      }
      await signIn(page);
      for (const { name, path } of await everyPage(page, context.request)) {
        await page.goto(path);
        await settled(page);
        await page.waitForLoadState('load');
        await shoot(name);
      }
      await page.goto('/');
      await settled(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      await shoot('palette');
      await context.close();
    });
  }
}
