import { ensureDatabase, ORGANISATIONS } from '@akkoord/local';
import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { filedElsewhere } from './filed-elsewhere.js';
import { obstaclesOn, open, PEOPLE, reads, type Stage, type Visitor } from './stage.js';

const taxpayer = ORGANISATIONS[1]!.vatNumber;

/** Filings that stopped and wait for a person at the office. */
export const stopped = (stage: Stage) =>
  describe('a filing that stopped', () => {
    async function approve(name: RegExp): Promise<void> {
      const desk = await stage.atDesk(PEOPLE.handyman);
      const { page, context } = await stage.visit(PEOPLE.handyman);
      const id = await page.getByRole('link', { name }).first().getAttribute('href');
      await context.close();
      await desk.approve(await desk.filing(String(id).replace('#/filings/', '')));
    }

    async function officeAt(name: RegExp): Promise<Visitor> {
      const office = await stage.visit(PEOPLE.manager);
      await reads(office.page, /gestopt en wacht op u/).waitFor();
      await open(office.page, name);
      await office.page.getByRole('heading', { name: 'Deze aangifte is gestopt' }).waitFor();
      expect(await obstaclesOn(office.page)).toEqual([]);
      return office;
    }

    it('goes on when somebody lets it go', async () => {
      await stage.order({ belanghebbende: taxpayer, outcome: 'fault', foutcode: 'ALS400', times: 0 });
      await approve(/Btw-aangifte 1e kwartaal 2026/);
      const { context, page } = await officeAt(/Btw-aangifte 1e kwartaal 2026 Klusbedrijf/);
      await stage.forgetOrders();
      await page.getByLabel(/Wat hebt u gedaan/).fill('Digipoort gebeld.');
      await page.getByRole('button', { name: 'Laat doorgaan' }).click();
      await reads(page, 'De Belastingdienst heeft dit bericht geaccepteerd.').waitFor();
      await context.close();
    });

    it('that Digipoort cannot be asked about any more ends on the word of who has looked at the tax office', async () => {
      await stage.order({ belanghebbende: taxpayer, outcome: 'fault', foutcode: 'ALS400', times: 0 });
      await approve(/Btw-aangifte 3e kwartaal 2025/);
      const { context, page } = await officeAt(/Btw-aangifte 3e kwartaal 2025 Klusbedrijf/);
      await stage.forgetOrders();
      // As if the office had filed it with a certificate of another number, before it got the present one.
      await forgetOwnNumber(stage);
      await page.getByRole('button', { name: 'Laat doorgaan' }).click();
      const form = page.getByRole('heading', { name: 'Digipoort vertelt niet of zij is aangekomen?' });
      await form.waitFor();
      expect(await obstaclesOn(page)).toEqual([]);
      await page.getByLabel('Ja, zij is aangekomen').check();
      await page.getByLabel(/Kenmerk van Digipoort/).fill('kenmerk-van-de-telefoon');
      await page.getByLabel('Hoe weet u dat? (wordt bewaard als bewijs)').fill('Gezien in Mijn Belastingdienst.');
      await page.getByRole('button', { name: 'Leg vast' }).click();
      await reads(page, /nagekeken dat dit bericht is aangekomen/)
        .first()
        .waitFor();
      await form.waitFor({ state: 'detached' });
      await context.close();
    });

    it('is told apart from what other software filed, by the person who says which it is', async () => {
      const foreign = await filedElsewhere(stage.installation, taxpayer);
      await stage.order({ belanghebbende: taxpayer, outcome: 'lost-reply' });
      await approve(/Btw-aangifte 4e kwartaal 2025/);
      const { context, page } = await officeAt(/Btw-aangifte 4e kwartaal 2025 Klusbedrijf/);
      const choices = page.getByRole('group', { name: 'Welk kenmerk hoort bij deze aangifte?' }).getByRole('radio');
      const values = await Promise.all((await choices.all()).map((choice) => choice.getAttribute('value')));
      expect(values).toHaveLength(3);
      const ours = values.find((kenmerk) => kenmerk && kenmerk !== foreign);
      await page.locator(`input[value="${ours}"]`).check();
      await page.getByLabel(/Hoe weet u dat/).fill('Digipoort gebeld.');
      await page.getByRole('button', { name: 'Laat doorgaan' }).click();
      await reads(page, 'De Belastingdienst heeft dit bericht geaccepteerd.').waitFor();
      await reads(page, String(ours)).waitFor();
      await context.close();
    });
  });

/** Nothing that was tried so far was signed with the number that the office has now. */
async function forgetOwnNumber({ installation }: Stage): Promise<void> {
  const client = new pg.Client({ connectionString: await ensureDatabase(installation.postgres.url) });
  await client.connect();
  try {
    await client.query(`update digipoort.attempt set signing_oin = '00000001000000000000'`);
  } finally {
    await client.end();
  }
}
