import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { isWiderThanScreen, open, PEOPLE, type Stage, tooSmallToTap } from './stage.js';

const BIG = /Btw-aangifte 1e kwartaal 2024/;

/** Whether the amount keeps within the place it has beside or above what goes with it. */
const amountFits = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>(`(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('.payment-sum strong'));
    return range.getBoundingClientRect().right <= document.querySelector('.payment-sum').getBoundingClientRect().right + 1;
  })()`);

/** Thumbs, large letters, many digits, paper. */
export const fitting = (stage: Stage) =>
  describe('what is on the page', () => {
    it('can be tapped with a thumb', async () => {
      const { context, page } = await stage.visit(PEOPLE.handyman, { screen: 'phone' });
      expect(await tooSmallToTap(page)).toEqual([]);
      await open(page, BIG);
      expect(await tooSmallToTap(page)).toEqual([]);
      await page.getByRole('button', { name: 'Vraag stellen' }).click();
      expect(await tooSmallToTap(page)).toEqual([]);
      await context.close();
    });

    it('keeps within its place however many digits an amount has, also with letters twice as large', async () => {
      const { context, page } = await stage.visit(PEOPLE.handyman, { screen: 'phone' });
      await open(page, BIG);
      for (const [width, height] of [
        [320, 640],
        [390, 844],
        [820, 1180],
        [1280, 900],
      ] as const) {
        await page.setViewportSize({ width, height });
        expect([width, await amountFits(page), await isWiderThanScreen(page)]).toEqual([width, true, false]);
      }
      await page.setViewportSize({ width: 360, height: 740 });
      await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
      expect([await amountFits(page), await isWiderThanScreen(page)]).toEqual([true, false]);
      await page.evaluate(`location.hash = '#/'`);
      await page.locator('#waiting').waitFor();
      expect(await isWiderThanScreen(page)).toBe(false);
      await context.close();
    });

    it('never hides under the buttons on a phone on its side', async () => {
      const { context, page } = await stage.visit(PEOPLE.handyman, { screen: 'phone' });
      await open(page, BIG);
      const position = (): Promise<string> =>
        page.evaluate<string>(`getComputedStyle(document.querySelector('.decision')).position`);
      expect(await position()).toBe('sticky');
      await page.setViewportSize({ width: 740, height: 360 });
      expect(await position()).toBe('static');
      await context.close();
    });

    it('is on paper without what can only be pressed', async () => {
      const { context, page } = await stage.visit(PEOPLE.handyman);
      await open(page, BIG);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
      for (const text of ['€ 207.402.840', 'Betalingskenmerk', 'Leveringen']) {
        expect(await page.getByText(text).first().isVisible()).toBe(true);
      }
      await context.close();
    });
  });
