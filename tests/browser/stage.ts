import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { EMPLOYEE, logIn, ORGANISATIONS, REVIEWER, send } from '@akkoord/local';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { type Installation, startInstallation } from '../flow/installation.js';
import { SCREENS, startBrowser } from './browser.js';

const [bakery, handyman] = ORGANISATIONS as [(typeof ORGANISATIONS)[0], (typeof ORGANISATIONS)[0]];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const EXPECTED = /401|ERR_INTERNET_DISCONNECTED|ERR_FAILED/;

/** Who plays: by e-mail address, as the demonstration's office knows them. */
export const PEOPLE = {
  baker: bakery.contact.email,
  handyman: handyman.contact.email,
  manager: EMPLOYEE.email,
  reviewer: REVIEWER.email,
} as const;

/** Somebody at the portal with a browser of his own. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** How somebody comes in: on which screen, and in which language he reads. */
export interface Entry {
  readonly screen?: keyof typeof SCREENS;
  readonly language?: 'nl' | 'en';
}

/** The gateway gives up and finds out sooner than with the real Digipoort: a test has no hours. */
const SOON = {
  DIGIPOORT_GATEWAY_TIMESTAMP_LIFE_MS: '1000',
  DIGIPOORT_GATEWAY_CLOCK_SKEW_MS: '500',
  DIGIPOORT_GATEWAY_SETTLE_MS: '500',
  DIGIPOORT_GATEWAY_RECONCILE_SCHEDULE: '500ms',
  DIGIPOORT_GATEWAY_RETRY_SCHEDULE: '200ms',
  DIGIPOORT_GATEWAY_RETRY_FOR: '1s',
  DIGIPOORT_GATEWAY_BREAKER_FAILURES: '2',
  DIGIPOORT_GATEWAY_BREAKER_SCHEDULE: '1s',
};

/** The whole system and one browser, started once for all scenes. */
export class Stage {
  /** What browsers complained of; an answer 401 before log-in is how the page finds out, and scenes take the line away. */
  readonly complaints: string[] = [];
  private started: { installation: Installation; browser: Browser } | undefined;

  get installation(): Installation {
    if (!this.started) throw new Error('nothing runs yet');
    return this.started.installation;
  }

  async start(program: string): Promise<void> {
    const [installation, browser] = await Promise.all([startInstallation({ env: SOON }), startBrowser(program)]);
    this.started = { installation, browser };
  }

  async stop(): Promise<void> {
    await this.started?.browser.close();
    await this.started?.installation.remove();
  }

  /** The ERP hands over figures of a filing. */
  async submit(reference: string, kind: string, figures: object, more: object = {}): Promise<void> {
    const token = this.installation.erpToken;
    const url = `${this.installation.url('client-sender')}/v1/returns`;
    await send('POST', url, { token, body: { reference, kind, figures, ...more } });
  }

  /** What the ERP is told about it. */
  async statusOf(reference: string): Promise<number> {
    const url = `${this.installation.url('client-sender')}/v1/returns/${reference}`;
    return ((await send('GET', url, { token: this.installation.erpToken })).body as { status: number }).status;
  }

  /** The simulator of Digipoort is told what to do next. */
  async order(next: object): Promise<void> {
    await send('POST', `${this.installation.url('digipoort-simulator')}/control/next`, { body: next });
  }

  async forgetOrders(): Promise<void> {
    await send('DELETE', `${this.installation.url('digipoort-simulator')}/control/next`);
  }

  /** A person of the office over the same HTTP as the page, for what the page does not offer. */
  async atDesk(email: string): ReturnType<typeof logIn> {
    return logIn(this.installation.url('portal-api'), this.loginOf(email));
  }

  /** Opens the log-in page. */
  async arrive({ screen = 'desktop', language = 'nl' }: Entry = {}): Promise<Visitor> {
    // The page's own policy would keep the test's script out.
    const options = { ...SCREENS[screen], locale: 'nl-NL', bypassCSP: true };
    const context = await this.started!.browser.newContext(options);
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) this.complaints.push(message.text());
    });
    await page.goto(this.installation.url('portal-api'));
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await page.locator('form').waitFor();
    return { context, page };
  }

  /** Logs somebody in and waits for his list. */
  async visit(email: string, entry: Entry = {}): Promise<Visitor> {
    const visitor = await this.arrive(entry);
    const { page } = visitor;
    const login = this.loginOf(email);
    await page.locator('#email').fill(login.email);
    await page.locator('#password').fill(login.password);
    await page.locator('form button').click();
    await page.locator('main h2').first().waitFor();
    return visitor;
  }

  private loginOf(email: string): { email: string; password: string } {
    return this.installation.logins.find((login) => login.email === email)!;
  }
}

/** Obstacles for people with a disability that are known to be on the page now, by the rules of WCAG 2.1 A and AA and good practice. */
export async function obstaclesOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.addScriptTag({ content: AXE });
  return page.evaluate(async () => {
    interface Found {
      violations: { id: string; nodes: { html: string }[] }[];
    }
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<Found> } };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
}

/** Where the person reads this text: not the region beside the page from which screen readers speak, which says it too for a moment. */
export const reads = (page: Page, text: string | RegExp): Locator =>
  page.getByText(text).and(page.locator(':not(#announcement)'));

/** Opens the filing with this in its line of the list, and waits until it shows. */
export async function open(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('link', { name }).first().click();
  await page.locator('.filing h1').waitFor();
}

// As text: the test itself knows no page.
export const isWiderThanScreen = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');

/** Buttons, links and fields that a thumb misses: smaller than 44 pixels. A box to tick counts with its label. */
export const tooSmallToTap = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`
    [...document.querySelectorAll('a, button, input, select, textarea, summary')]
      .filter((element) => element.checkVisibility() && !element.classList.contains('skip'))
      .filter((element) => {
        const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
        return Math.min(width, height) < 44;
      })
      .map((element) => element.outerHTML)`);
