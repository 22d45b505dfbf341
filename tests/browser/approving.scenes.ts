import { eventually } from '@akkoord/testing';
import { describe, expect, it } from '@jest/globals';
import { isWiderThanScreen, open, PEOPLE, reads, type Stage } from './stage.js';

/** A client reads a return and approves it; the office keeps what proves it. */
export const approving = (stage: Stage) =>
  describe('approving', () => {
    it('lets a client on a phone understand, look further, and approve; the outcome appears by itself', async () => {
      const { context, page } = await stage.visit(PEOPLE.baker, { screen: 'phone' });
      await open(page, /Btw-aangifte/);
      await page.getByRole('heading', { level: 1, name: 'Btw-aangifte 3e kwartaal 2026' }).waitFor();
      for (const text of ['€ 4.210', '31 oktober 2026', 'Betalingskenmerk', 'Uw omzet tegen 9% is']) {
        expect(await reads(page, text).first().isVisible()).toBe(true);
      }
      expect(await isWiderThanScreen(page)).toBe(false);

      const boxes = page.locator('table.form-table').first();
      expect(await boxes.getByText('Privégebruik').count()).toBe(0);
      await page.getByLabel('Toon ook lege rubrieken').check();
      expect(await boxes.getByText('Privégebruik').count()).toBe(1);

      await reads(page, 'Betalen met QR-code').click();
      await eventually(async () =>
        expect(await page.evaluate<number>(`document.querySelector('.qr img').naturalWidth`)).toBeGreaterThan(0),
      );
      const href = await page.getByRole('link', { name: /pdf/ }).first().getAttribute('href');
      const pdf = await context.request.get(new URL(String(href), page.url()).href);
      expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);

      await page.getByRole('button', { name: 'Goedkeuren' }).click();
      await page.getByRole('button', { name: 'Ja, goedkeuren' }).click();
      await reads(page, 'De Belastingdienst heeft dit bericht geaccepteerd.').waitFor();
      await context.close();
    });

    it('keeps within the narrowest screen whatever the filing', async () => {
      const { context, page } = await stage.visit(PEOPLE.baker, { screen: 'phone' });
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await isWiderThanScreen(page)).toBe(false);
      for (const kind of [/Btw-aangifte/, /ICP-opgaaf/, /Btw-suppletie/]) {
        await open(page, kind);
        expect(await isWiderThanScreen(page)).toBe(false);
        await page.getByRole('link', { name: /Alle aangiften/ }).click();
      }
      await context.close();
    });

    it('shows nothing more once the person is logged out elsewhere', async () => {
      const { context, page } = await stage.visit(PEOPLE.baker, { screen: 'phone' });
      await open(page, /Btw-aangifte/);
      const beside = await context.newPage();
      await beside.goto(page.url());
      await beside.locator('#log-out').click();
      await page.locator('form #password').waitFor();
      expect(await reads(page, '€ 4.210').count()).toBe(0);
      await context.close();
    });

    it('gives the office the certificate of the decision, and all that went to and came from Digipoort', async () => {
      const { context, page } = await stage.visit(PEOPLE.manager);
      await open(page, /Btw-aangifte 3e kwartaal 2026 Bakkerij/);
      const fetched = async (name: string): Promise<Buffer> => {
        const href = await page.getByRole('link', { name }).getAttribute('href');
        const answer = await context.request.get(new URL(String(href), page.url()).href);
        expect([name, answer.status()]).toEqual([name, 200]);
        return answer.body();
      };
      expect((await fetched('Bewijs van de beslissing (pdf)')).subarray(0, 5).toString()).toBe('%PDF-');
      const certificate = (await fetched('Bewijs van de beslissing, om te laten controleren (json)')).toString();
      expect(JSON.stringify(JSON.parse(certificate))).toContain('Sanne de Vries');
      expect((await fetched('Alles van en naar Digipoort (zip)')).subarray(0, 2).toString()).toBe('PK');
      await context.close();
    });

    it('shows of a new version what became different, and leads to the one before and back', async () => {
      const { context, page } = await stage.visit(PEOPLE.baker, { screen: 'phone' });
      await open(page, /ICP-opgaaf.*Indienen uiterlijk/);
      await page.getByRole('heading', { name: 'Dit is een nieuwe versie' }).waitFor();
      const changed = page.getByRole('row', { name: /BE 0999999922/ }).first();
      expect(await changed.innerText()).toMatch(/2\.540\s+€\s2\.450/);
      await page.getByRole('link', { name: 'Bekijk de vorige versie' }).click();
      await reads(page, 'Vervangen door een nieuwe versie').waitFor();
      expect(await page.getByRole('button', { name: 'Goedkeuren' }).count()).toBe(0);
      await page.getByRole('link', { name: 'Bekijk de nieuwe versie' }).click();
      await page.getByRole('button', { name: 'Goedkeuren' }).waitFor();
      await context.close();
    });
  });
