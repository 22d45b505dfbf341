import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { isWiderThanScreen, obstaclesOn, PEOPLE, type Stage } from './stage.js';

/** What is wrong with the page now, in Dutch and in English. */
async function wrongWith(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const language of ['en', 'nl']) {
    await page.locator(`[data-language="${language}"]`).click();
    await page.locator(`html[lang="${language}"]`).waitFor();
    if (await isWiderThanScreen(page)) found.push(`${language}: wider than the screen`);
    found.push(...(await obstaclesOn(page)));
  }
  return found;
}

/** Log-in, lists, a filing of each kind and state, and what opens on it, on both screens and in both languages. */
export const accessibility = (stage: Stage) =>
  describe.each(['phone', 'desktop'] as const)('for people with a disability (%s)', (screen) => {
    it('the log-in page and the list of the office have no known obstacle', async () => {
      const stranger = await stage.arrive({ screen });
      expect(await wrongWith(stranger.page)).toEqual([]);
      await stranger.context.close();
      const office = await stage.visit(PEOPLE.manager, { screen });
      expect(await wrongWith(office.page)).toEqual([]);
      await office.context.close();
    });

    it('the list and the filings of a client have no known obstacle', async () => {
      const { context, page } = await stage.visit(PEOPLE.baker, { screen });
      expect(await wrongWith(page)).toEqual([]);
      const links = await page.locator('main li a').all();
      const addresses = await Promise.all(links.map((link) => link.getAttribute('href')));
      expect(addresses.length).toBeGreaterThan(3);
      for (const address of addresses) {
        await page.locator(`main a[href="${address}"]`).click();
        await page.locator('.filing h1').waitFor();
        expect([address, ...(await wrongWith(page))]).toEqual([address]);
        await page.locator('a.back').click();
        await page.locator('#waiting').waitFor();
      }
      await context.close();
    });

    it('the questions that buttons ask have no known obstacle', async () => {
      const { context, page } = await stage.visit(PEOPLE.baker, { screen });
      await page.locator('.filing-card').first().click();
      for (const name of ['Goedkeuren', 'Afkeuren', 'Vraag stellen']) {
        await page.getByRole('button', { name, exact: true }).click();
        await page.getByRole('dialog').waitFor();
        expect(await obstaclesOn(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      await context.close();
    });
  });
