import { describe, expect, it } from '@jest/globals';
import { obstaclesOn, open, PEOPLE, reads, type Stage } from './stage.js';

const RETURN = /Btw-aangifte 3e kwartaal 2026 Klusbedrijf/;

/** A client asks the office about a box; each sees the other's words appear. */
export const asking = (stage: Stage) =>
  describe('a question', () => {
    it('about a box reaches the office, and its answer the client, who then can decide', async () => {
      const client = await stage.visit(PEOPLE.handyman, { screen: 'phone' });
      await open(client.page, RETURN);
      const ask = async (text: string, box?: string): Promise<void> => {
        await client.page.getByRole('button', { name: 'Vraag stellen' }).click();
        if (box) await client.page.getByLabel('Waarover gaat uw vraag?').selectOption(box);
        await client.page.getByLabel('Vraag', { exact: true }).fill(text);
        await client.page.getByRole('button', { name: 'Vraag versturen' }).click();
        await client.page.getByRole('listitem').filter({ hasText: text }).waitFor();
      };
      await ask('Zit de nieuwe bus hierin?', '5b');
      await reads(client.page, 'Uw kantoor heeft nog niet geantwoord.').waitFor();
      await client.page.getByRole('button', { name: 'Goedkeuren' }).waitFor({ state: 'detached' });

      const office = await stage.visit(PEOPLE.manager);
      await open(office.page, RETURN);
      const about = (text: string) => office.page.getByRole('listitem').filter({ hasText: text });
      await about('Vraag: rubriek 5b').getByLabel('Uw antwoord').fill('Ja, de btw daarvan staat in 5b.');
      // The page shows what comes in meanwhile, and what is being written stays.
      await ask('Kan ik later betalen?');
      await about('Kan ik later betalen?').waitFor();
      expect(await about('rubriek 5b').getByLabel('Uw antwoord').inputValue()).toBe('Ja, de btw daarvan staat in 5b.');
      expect(await obstaclesOn(office.page)).toEqual([]);
      await about('rubriek 5b').getByRole('button', { name: 'Antwoord versturen' }).click();
      await reads(office.page, 'Er staat nog een vraag open.').waitFor();
      await about('rubriek 5b').getByText('U, ').waitFor();
      await about('Kan ik later betalen?').getByLabel('Uw antwoord').fill('Nee, dat kost een boete.');
      await office.page.getByRole('button', { name: 'Antwoord versturen' }).click();
      await reads(office.page, 'De klant kan nu beslissen.').waitFor();

      await reads(client.page, 'Ja, de btw daarvan staat in 5b.').waitFor();
      await reads(client.page, 'Nee, dat kost een boete.').waitFor();
      await client.page.getByRole('button', { name: 'Goedkeuren' }).waitFor();
      await Promise.all([client.context.close(), office.context.close()]);
    });
  });
