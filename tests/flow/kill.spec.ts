import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bakeryQuarter, logIn, ORGANISATIONS, send } from '@akkoord/local';
import { eventually } from '@akkoord/testing';
import { type Installation, startInstallation } from './installation.js';

const [bakery] = ORGANISATIONS as [(typeof ORGANISATIONS)[0]];
const FILINGS = 10;
const PATIENT = { timeoutMs: 120_000, everyMs: 250 };

/** Times short enough for a test: how long the gateway holds work, and how long it waits before it believes that a filing never arrived. */
const HASTE: NodeJS.ProcessEnv = {
  AKKOORD_RETRY_DELAYS_MS: '200,500,1000,2000,5000,10000,30000',
  AKKOORD_LEASE_MS: '2000',
  DIGIPOORT_GATEWAY_TIMESTAMP_LIFE_MS: '3000',
  DIGIPOORT_GATEWAY_CLOCK_SKEW_MS: '500',
  DIGIPOORT_GATEWAY_SETTLE_MS: '500',
  DIGIPOORT_GATEWAY_CALL_TIMEOUT_MS: '3000',
  DIGIPOORT_SIMULATOR_CLOCK_SKEW_MS: '500',
};

describe('kill -9 in the middle of ten filings', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await startInstallation({ processes: 'each', env: HASTE });
  });
  afterAll(async () => installation?.remove(), 90_000);

  const submit = (reference: string) =>
    eventually(
      () =>
        send('POST', `${installation.url('client-sender')}/v1/returns`, {
          token: installation.erpToken,
          body: { reference, kind: 'vat-return', figures: bakeryQuarter(bakery.vatNumber, '2026-Q3') },
        }),
      PATIENT,
    );

  /** Approves what waits until every one of the references is accepted at the ERP. */
  async function approveUntilAccepted(references: string[]): Promise<void> {
    const login = installation.logins.find(({ email }) => email === bakery.contact.email)!;
    // One session for all of it: sessions outlive the process, and attempts to log in are limited.
    const sanne = await eventually(() => logIn(installation.url('portal-api'), login), PATIENT);
    await eventually(async () => {
      const waiting = (await sanne.filings()).filter((filing: { canDecide: boolean }) => filing.canDecide);
      await Promise.allSettled(
        waiting.map(async ({ filingId }: { filingId: string }) => sanne.approve(await sanne.filing(filingId))),
      );
      const statuses = await Promise.all(references.map(statusOf));
      expect(statuses).toEqual(references.map(() => 80));
    }, PATIENT);
  }

  async function viewOf(reference: string): Promise<{ status?: number; messageId?: string }> {
    const url = `${installation.url('client-sender')}/v1/returns/${reference}`;
    return (await send('GET', url, { token: installation.erpToken })).body;
  }

  const statusOf = async (reference: string) => (await viewOf(reference)).status;

  /** How many different mails of a kind about a filing the client got: copies of one mail have one Message-ID. */
  async function mailsAbout(filingId: string, subject: RegExp): Promise<number> {
    const url = `${installation.system.mailUrl}/api/messages?to=${bakery.contact.email}`;
    const caught: { subject: string; text: string; messageId: string }[] = (await send('GET', url)).body.messages;
    const about = caught.filter((mail) => subject.test(mail.subject) && mail.text.includes(filingId));
    return new Set(about.map(({ messageId }) => messageId)).size;
  }

  /** Kills once in the middle of the intake, and once when the first filings are approved and on their way to the authority. */
  async function tenFilings(name: string, killAndRecover: () => Promise<void>): Promise<string[]> {
    const before = await eventually(() => installation.accepts(), PATIENT);
    const references = Array.from({ length: FILINGS }, (_, index) => `${name}-${index}`);
    await Promise.all([Promise.all(references.map(submit)), killAndRecover()]);
    const approving = approveUntilAccepted(references);
    await eventually(async () => {
      const statuses = await Promise.all(references.map(statusOf));
      expect(statuses.some((status) => (status ?? 0) >= 50)).toBe(true);
    }, PATIENT);
    await killAndRecover();
    await approving;
    const after = await eventually(() => installation.accepts(), PATIENT);
    const twice = after.references.filter(({ accepted }) => accepted > 1);
    expect({ name, accepted: after.accepted - before.accepted, twice }).toEqual({ name, accepted: FILINGS, twice: [] });
    return references;
  }

  const killProcess = async (service: string): Promise<void> => {
    installation.system.processes[service]!.kill('SIGKILL');
    await installation.system.ready();
  };

  it.each(['client-sender', 'connector', 'workflow', 'digipoort-gateway', 'portal-api', 'digipoort-simulator'])(
    'of %s: all ten end accepted exactly once',
    async (service) => void (await tenFilings(service, () => killProcess(service))),
  );

  it('of mailer: all ten end accepted exactly once, and of each the client reads that he approved it and that it was accepted', async () => {
    const references = await tenFilings('mailer', () => killProcess('mailer'));
    const ids = (await Promise.all(references.map(viewOf))).map(({ messageId }) => messageId!);
    await eventually(async () => {
      for (const subject of [/^Goedgekeurd: /, /^Aangenomen: /]) {
        const mails = await Promise.all(ids.map((id) => mailsAbout(id, subject)));
        expect(mails).toEqual(ids.map(() => 1));
      }
    }, PATIENT);
  });

  it('of RabbitMQ: all ten end accepted exactly once', async () => {
    await tenFilings('rabbitmq', async () => {
      await installation.rabbitmq.kill('SIGKILL');
      await installation.rabbitmq.restart();
    });
  });

  it('of PostgreSQL: all ten end accepted exactly once', async () => {
    await tenFilings('postgres', async () => {
      await installation.postgres.kill('SIGKILL');
      await installation.postgres.restart();
    });
  });
});
