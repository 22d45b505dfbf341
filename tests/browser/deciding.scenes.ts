import { eventually } from '@akkoord/testing';
import { describe, expect, it } from '@jest/globals';
import { open, PEOPLE, reads, type Stage } from './stage.js';

const SUPPLEMENT = /Btw-suppletie/;

/** The office looks first; the client approves, takes it back, and rejects. */
export const deciding = (stage: Stage) =>
  describe('a change of mind', () => {
    it('starts with the review by the office, which is about the figures and not about paying', async () => {
      const { context, page } = await stage.visit(PEOPLE.reviewer, { language: 'en' });
      await open(page, /VAT supplement/);
      await page.getByRole('button', { name: 'Review done' }).click();
      expect(await page.getByRole('dialog').innerText()).not.toContain('You then have to pay');
      await page.getByRole('button', { name: 'Yes, it is right' }).click();
      await reads(page, 'Reviewed. The filing goes on.').waitFor();
      await reads(page, 'Waits for approval by Sanne de Vries.').waitFor();
      await context.close();
    });

    it('takes an approval back within the time for that, and nothing is filed', async () => {
      const { context, page } = await stage.visit(PEOPLE.baker, { screen: 'phone' });
      await open(page, SUPPLEMENT);
      await page.getByRole('button', { name: 'Goedkeuren' }).click();
      await reads(page, 'Betaal nog niet. U krijgt eerst een brief').waitFor();
      await page.getByRole('button', { name: 'Ja, goedkeuren' }).click();
      await reads(page, /Tot .* kunt u dat nog terugnemen/).waitFor();
      await page.getByRole('button', { name: 'Goedkeuring terugnemen' }).click();
      await reads(page, 'Teruggenomen. Er is niets ingediend').waitFor();
      await page.getByRole('button', { name: 'Goedkeuren' }).waitFor();
      await eventually(async () => expect(await stage.statusOf('B-SUP')).toBe(30));
      await context.close();
    });

    it('asks why when a client rejects, and can be used with the keyboard alone', async () => {
      const { context, page } = await stage.visit(PEOPLE.baker);
      await page.getByRole('link', { name: SUPPLEMENT }).focus();
      await page.keyboard.press('Enter');
      const reject = page.getByRole('button', { name: 'Afkeuren' });
      await reject.waitFor();
      await reject.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Reden').selectOption({ label: 'Er ontbreekt iets' });
      await dialog.getByLabel('Toelichting').fill('Er ontbreekt een factuur.');
      await dialog.getByRole('button', { name: 'Afkeuren' }).focus();
      await page.keyboard.press('Enter');
      await reads(page, 'Er ontbreekt een factuur.').waitFor();
      await eventually(async () => expect(await stage.statusOf('B-SUP')).toBe(40));
      await context.close();
    });

    it('of a client who rejected by mistake: the office puts it to him again, and says why', async () => {
      const { context, page } = await stage.visit(PEOPLE.manager, { screen: 'phone' });
      await open(page, SUPPLEMENT);
      await page.getByRole('button', { name: 'Herstellen' }).click();
      await page.getByLabel('Toelichting voor de klant').fill('Zoals besproken: de factuur hoort bij oktober.');
      await page.getByRole('button', { name: 'Ja, voorleggen' }).click();
      await page.getByRole('main').getByText('De klant kan weer beslissen.').waitFor();
      await eventually(async () => expect(await stage.statusOf('B-SUP')).not.toBe(40));
      await context.close();
    });
  });
