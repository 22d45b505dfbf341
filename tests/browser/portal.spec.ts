// The page as a client uses it, in a real browser, against the whole system.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bakeryCustomers, bakeryQuarter, bakerySupplement, ORGANISATIONS, send } from '@akkoord/local';
import { eventually } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Installation, startInstallation } from '../flow/installation.js';
import { browserProgram, SCREENS, startBrowser } from './browser.js';

const [bakery] = ORGANISATIONS as [(typeof ORGANISATIONS)[0]];
const PERIOD = '2026-Q3';
const program = browserProgram();
if (!program) console.log('skipped: no Chromium on this machine (AKKOORD_CHROMIUM names one)');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

(program ? describe : describe.skip)('the portal in a browser', () => {
  let installation: Installation;
  let browser: Browser;
  /** What the browser complained of; an answer 401 before log-in is how the page finds out. */
  const complaints: string[] = [];

  beforeAll(async () => {
    [installation, browser] = await Promise.all([startInstallation(), startBrowser(program!)]);
    await submit('B-OB', 'vat-return', bakeryQuarter(bakery.vatNumber, PERIOD));
    await submit('B-ICP', 'icp-statement', bakeryCustomers(bakery.vatNumber, PERIOD));
    await submit('B-SUP', 'supplement', bakerySupplement(bakery.vatNumber, '2026-Q2'));
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  const submit = (reference: string, kind: string, figures: object) =>
    send('POST', `${installation.url('client-sender')}/v1/returns`, {
      token: installation.erpToken,
      body: { reference, kind, figures },
    });

  async function open(screen: keyof typeof SCREENS, options: { bypassCSP?: boolean } = {}): Promise<BrowserContext> {
    return browser.newContext({ ...SCREENS[screen], locale: 'nl-NL', ...options });
  }

  async function logIn(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text());
    });
    const login = installation.logins.find(({ email }) => email === bakery.contact.email)!;
    await page.goto(installation.url('portal-api'));
    await page.getByLabel('E-mailadres').fill(login.email);
    await page.getByLabel('Wachtwoord').fill(login.password);
    await page.getByRole('button', { name: 'Inloggen' }).click();
    await page.getByRole('link', { name: /Btw-aangifte/ }).waitFor();
    return page;
  }

  // As text: the test itself knows no page.
  const isWiderThanScreen = (page: Page) =>
    page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');

  it('lets a client on a phone understand, look further, and approve; the outcome appears by itself', async () => {
    const context = await open('phone');
    const page = await logIn(context);
    await page.getByRole('link', { name: /Btw-aangifte/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Btw-aangifte 3e kwartaal 2026' }).waitFor();
    for (const text of ['€ 4.210', '31 oktober 2026', 'Betalingskenmerk', 'Uw omzet tegen 9% is']) {
      expect(await page.getByText(text).first().isVisible()).toBe(true);
    }
    expect(await isWiderThanScreen(page)).toBe(false);

    const boxes = page.locator('table.form-table').first();
    expect(await boxes.getByText('Privégebruik').count()).toBe(0);
    await page.getByLabel('Toon ook lege rubrieken').check();
    expect(await boxes.getByText('Privégebruik').count()).toBe(1);

    await page.getByText('Betalen met QR-code').click();
    await eventually(async () =>
      expect(await page.evaluate<number>(`document.querySelector('.qr img').naturalWidth`)).toBeGreaterThan(0),
    );
    const href = await page.getByRole('link', { name: /pdf/ }).first().getAttribute('href');
    const pdf = await context.request.get(new URL(String(href), page.url()).href);
    expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);

    await page.getByRole('button', { name: 'Goedkeuren' }).click();
    await page.getByRole('button', { name: 'Ja, goedkeuren' }).click();
    await page.getByText('De Belastingdienst heeft dit bericht geaccepteerd.').waitFor({ timeout: 30_000 });
    await context.close();
    expect(complaints).toEqual([]);
  });

  it('keeps within the screen of a phone whatever the filing', async () => {
    const context = await open('phone');
    const page = await logIn(context);
    for (const kind of [/ICP-opgaaf/, /Btw-suppletie/]) {
      await page.getByRole('link', { name: kind }).click();
      await page.locator('table.form-table').first().waitFor();
      expect(await isWiderThanScreen(page)).toBe(false);
      await page.getByRole('link', { name: /Alle aangiften/ }).click();
    }
    await context.close();
  });

  it('asks why when a client rejects, and can be used with the keyboard alone', async () => {
    const context = await open('desktop');
    const page = await logIn(context);
    await page.getByRole('link', { name: /Btw-suppletie/ }).focus();
    await page.keyboard.press('Enter');
    const reject = page.getByRole('button', { name: 'Afkeuren' });
    await reject.waitFor();
    await reject.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reden').selectOption('something-missing');
    await dialog.getByLabel('Toelichting').fill('Er ontbreekt een factuur.');
    await dialog.getByRole('button', { name: 'Afkeuren' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Er ontbreekt een factuur.').waitFor();
    await eventually(async () => {
      const { body } = await send('GET', `${installation.url('client-sender')}/v1/returns/B-SUP`, {
        token: installation.erpToken,
      });
      expect(body).toMatchObject({ status: 40 });
    });
    await context.close();
  });

  it.each(['phone', 'desktop'] as const)('has no known obstacle for people with a disability (%s)', async (screen) => {
    // The page's own policy would keep the test's script out.
    const context = await open(screen, { bypassCSP: true });
    const page = await logIn(context);
    const pages = [page.url()];
    for (const link of await page.getByRole('link', { name: /Btw-|ICP-/ }).all()) {
      pages.push(new URL(String(await link.getAttribute('href')), page.url()).href);
    }
    for (const address of pages) {
      await page.goto(address);
      await page.locator('main h1').waitFor();
      await page.addScriptTag({ content: AXE });
      const found = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string }[] }> } };
        return (await axe.run()).violations.map(({ id }) => id);
      });
      expect([address, ...found]).toEqual([address]);
    }
    await context.close();
  });
});
