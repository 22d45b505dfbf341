import { describe, expect, it } from '@jest/globals';
import { open, PEOPLE, reads, type Stage } from './stage.js';

/** Digipoort does not answer, and answers again; nobody opens a page anew. */
export const outage = (stage: Stage) =>
  describe('an outage of Digipoort', () => {
    it('is told above everything with what waits, to the office and to the client it concerns, until it is over', async () => {
      const office = await stage.visit(PEOPLE.manager);
      const client = await stage.visit(PEOPLE.handyman, { screen: 'phone' });
      await stage.order({ outcome: 'unavailable', operation: 'any', times: 0 });
      await open(client.page, /Btw-aangifte 2e kwartaal 2026/);
      await client.page.getByRole('button', { name: 'Goedkeuren' }).click();
      await client.page.getByRole('button', { name: 'Ja, goedkeuren' }).click();
      await reads(client.page, 'Nog niet verzonden').waitFor();
      const banner = office.page.locator('.outlook');
      await banner.getByText(/Digipoort.*Er gaat niets verloren.*Er wacht 1 aangifte\. Volgende poging/).waitFor();
      await client.page.getByRole('link', { name: /Alle aangiften/ }).click();
      const told = reads(client.page, /Uw aangifte wacht en gaat vanzelf weg zodra het weer kan/);
      await told.waitFor();
      expect(await client.page.locator('.outlook').innerText()).not.toContain('localhost');

      await stage.forgetOrders();
      await Promise.all([banner.waitFor({ state: 'detached' }), told.waitFor({ state: 'detached' })]);
      await client.page.getByRole('link', { name: /2e kwartaal 2026.*Geaccepteerd/ }).waitFor();
      await Promise.all([client.context.close(), office.context.close()]);
    });
  });
