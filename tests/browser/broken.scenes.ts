import { ORGANISATIONS } from '@akkoord/local';
import { eventually } from '@akkoord/testing';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { open, PEOPLE, reads, type Stage } from './stage.js';

const BIG = /Btw-aangifte 1e kwartaal 2024/;
const OLD = /Btw-aangifte 2e kwartaal 2024/;

const APPROVING = '**/approve';

async function approve(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Goedkeuren' }).click();
  await page.getByRole('button', { name: 'Ja, goedkeuren' }).click();
}

/** Lines that break, people who go on meanwhile, sessions that end. */
export const broken = (stage: Stage) =>
  describe('when something breaks in between', () => {
    it('closes a question when the person goes back', async () => {
      const { context, page } = await stage.visit(PEOPLE.handyman, { screen: 'phone' });
      await open(page, OLD);
      await page.getByRole('button', { name: 'Goedkeuren' }).click();
      await page.goBack();
      await page.locator('#waiting').waitFor();
      expect(await page.locator('dialog').count()).toBe(0);
      await context.close();
    });

    it('tells on the page what failed after its question was closed', async () => {
      const { context, page } = await stage.visit(PEOPLE.handyman, { screen: 'phone' });
      await open(page, OLD);
      let fail = (): void => undefined;
      const asked = new Promise<void>((resolve) => {
        void page.route(APPROVING, async (route) => {
          resolve();
          await new Promise<void>((go) => (fail = go));
          await route.abort();
        });
      });
      await approve(page);
      await asked;
      await page.keyboard.press('Escape');
      fail();
      await page.getByRole('main').getByRole('alert').filter({ hasText: 'Er is geen verbinding' }).waitFor();
      expect(await stage.statusOf('H-OLD')).toBe(30);
      await context.close();
    });

    it('shows the log-in, with the reason, to whom a click tells that the session is over', async () => {
      const { context, page } = await stage.visit(PEOPLE.handyman, { screen: 'phone' });
      await open(page, OLD);
      await page.getByRole('button', { name: 'Goedkeuren' }).click();
      await context.clearCookies();
      await page.getByRole('button', { name: 'Ja, goedkeuren' }).click();
      await page.locator('form #password').waitFor();
      await reads(page, /Log opnieuw in/).waitFor();
      await context.close();
    });

    it('finds out again who is there when the first question got no answer', async () => {
      const { context, page } = await stage.visit(PEOPLE.handyman, { screen: 'phone' });
      await page.route('**/api/me', (route) => route.abort());
      await page.reload();
      await reads(page, /Er is geen verbinding/).waitFor();
      await page.unroute('**/api/me');
      await page.getByRole('button', { name: 'Opnieuw proberen' }).click();
      await page.locator('#waiting').waitFor();
      await context.close();
    });

    it('tells of an approval at that filing, and not at the one that is open by then', async () => {
      const { context, page } = await stage.visit(PEOPLE.handyman, { screen: 'phone' });
      await open(page, OLD);
      const other = await page.evaluate<string>('location.hash');
      await page.goBack();
      await page.locator('#waiting').waitFor();
      await open(page, BIG);
      let goOn = (): void => undefined;
      const asked = new Promise<void>((resolve) => {
        void page.route(APPROVING, async (route) => {
          resolve();
          await new Promise<void>((go) => (goOn = go));
          await route.continue();
        });
      });
      await approve(page);
      await asked;
      await page.evaluate(`location.hash = '${other}'`);
      await page.getByRole('heading', { level: 1, name: '2e kwartaal 2024' }).waitFor();
      const answered = page.waitForResponse(APPROVING);
      const refreshed = page.waitForResponse((answer) => answer.url().endsWith(other.replace('#/', '/')));
      goOn();
      await answered;
      await refreshed;
      await page.evaluate('new Promise(requestAnimationFrame)');
      expect(await page.getByText(/^Goedgekeurd/).count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Goedkeuren' }).count()).toBe(1);
      await context.close();
    });

    it('is up to date as soon as the line is back, and tells a client of a refusal that his office goes on', async () => {
      const { context, page } = await stage.visit(PEOPLE.handyman, { screen: 'phone' });
      await open(page, OLD);
      await context.setOffline(true);
      await stage.order({ belanghebbende: ORGANISATIONS[1]!.vatNumber, outcome: 'refused' });
      const desk = await stage.atDesk(PEOPLE.handyman);
      const id = await page.evaluate<string>(`location.hash.replace('#/filings/', '')`);
      await desk.approve(await desk.filing(id));
      await page.getByRole('link', { name: /Alle aangiften/ }).click();
      await reads(page, /Er is geen verbinding/).waitFor();
      // After that nothing more happens that the page could hear of.
      await eventually(async () => expect(await stage.statusOf('H-OLD')).toBe(90));
      await context.setOffline(false);
      await page.locator('#waiting').waitFor();
      await open(page, OLD);
      await reads(page, 'Uw kantoor kijkt wat er moet gebeuren.').waitFor();
      expect(await page.getByText('BelastingTelefoon').count()).toBe(0);
      await context.close();
    });
  });
