import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  amqpErp,
  bakeryCustomers,
  bakeryQuarter,
  bakerySupplement,
  ENVIRONMENT,
  handymanQuarter,
  httpErp,
  logIn,
  ORGANISATIONS,
  Refused,
  send,
} from '@akkoord/local';
import { eventually } from '@akkoord/testing';
import { type Installation, startInstallation } from './installation.js';

const [bakery, handyman] = ORGANISATIONS as [(typeof ORGANISATIONS)[0], (typeof ORGANISATIONS)[0]];
const PERIOD = '2026-Q3';
let installation: Installation;
const heard: { reference: string; status: number }[] = [];
const statusesOf = (reference: string) =>
  heard.filter((change) => change.reference === reference).map(({ status }) => status);
const hear = ({ reference, step }: { reference: string; step: { status: number } }) =>
  heard.push({ reference, status: step.status });

async function person(email: string) {
  return logIn(
    installation.url('portal-api'),
    installation.logins.find((login) => login.email === email)!,
  );
}

const codeOf = async (attempt: Promise<unknown>): Promise<[number, string]> =>
  attempt.then(
    () => [200, 'done'],
    (error: unknown) =>
      error instanceof Refused ? [error.status, error.problem.code] : Promise.reject(error as Error),
  );

beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(async () => installation?.remove());

describe('the journey of a VAT return', () => {
  let http: Awaited<ReturnType<typeof httpErp>>;
  let amqp: Awaited<ReturnType<typeof amqpErp>>;
  const refusals: { code: string; reference: string }[] = [];

  beforeAll(async () => {
    const { erpToken: token, system } = installation;
    http = await httpErp({ clientSender: installation.url('client-sender'), token, hear });
    amqp = await amqpErp({
      amqpUrl: system.amqpUrl,
      token,
      environmentId: ENVIRONMENT.id,
      hear,
      refused: (refusal) => refusals.push(refusal),
    });
  });
  afterAll(async () => {
    await http?.close();
    await amqp?.close();
  });

  it('goes from the ERP over HTTP to accepted when the client approves', async () => {
    const submitted = await http.submit({
      reference: 'J-1',
      kind: 'vat-return',
      figures: bakeryQuarter(bakery.vatNumber, PERIOD),
    });
    expect(submitted.status).toBe(202);
    await eventually(() => expect(statusesOf('J-1')).toContain(30));

    const sanne = await person(bakery.contact.email);
    const [waiting] = await sanne.filings();
    expect(waiting).toMatchObject({
      status: 30,
      canDecide: true,
      kind: 'vat-return',
      totalEuros: 4210,
      dueDate: '2026-10-31',
    });
    const filing = await sanne.filing(waiting.filingId);
    expect(filing).toMatchObject({
      documentSha256: submitted.body.documentSha256,
      payment: { amountEuros: 4210, dueDate: '2026-10-31' },
    });
    await sanne.approve(filing);

    await eventually(() => expect(statusesOf('J-1')).toContain(80));
    const seen = await http.status('J-1');
    expect(seen.history.map((step: { status: number }) => step.status)).toEqual([10, 20, 30, 50, 60, 80]);
    expect(seen.details.kenmerk).toMatch(/^[0-9a-f-]{36}$/);
    expect(await installation.accepts()).toMatchObject({ accepted: 1 });
  });

  it('goes the same way for an ICP statement and a supplement, with what the client must understand', async () => {
    const [icp, sup] = [bakeryCustomers(bakery.vatNumber, PERIOD), bakerySupplement(bakery.vatNumber, '2026-Q2')];
    await http.submit({ reference: 'J-ICP', kind: 'icp-statement', figures: icp });
    await http.submit({ reference: 'J-SUP', kind: 'supplement', figures: sup });
    for (const reference of ['J-ICP', 'J-SUP']) {
      await eventually(() => expect(statusesOf(reference)).toContain(30));
    }
    const sanne = await person(bakery.contact.email);
    const waiting = (await sanne.filings()).filter((filing: { canDecide: boolean }) => filing.canDecide);
    const headlines: Record<string, string> = {};
    for (const { filingId } of waiting) {
      const filing = await sanne.filing(filingId);
      headlines[filing.kind] = filing.explanation.headline.nl;
      await sanne.approve(filing);
    }
    expect(headlines['icp-statement']).toContain('€ 8.400');
    expect(headlines['supplement']).toContain('€ 1.344');
    for (const reference of ['J-ICP', 'J-SUP']) {
      await eventually(() => expect(statusesOf(reference)).toContain(80));
    }
    expect(await installation.accepts()).toMatchObject({ accepted: 3 });
  });

  it('comes back rejected over AMQP with the reason when the client rejects', async () => {
    await amqp.submit({ reference: 'J-2', kind: 'vat-return', figures: handymanQuarter(handyman.vatNumber, PERIOD) });
    await eventually(() => expect(statusesOf('J-2')).toContain(30));
    const mo = await person(handyman.contact.email);
    const [waiting] = await mo.filings();
    await mo.reject(await mo.filing(waiting.filingId), 'September ontbreekt.');
    await eventually(() => expect(statusesOf('J-2')).toContain(40));
    const seen = await http.status('J-2');
    expect(seen).toMatchObject({
      status: 40,
      details: { reasonCode: 'figures-wrong', reason: 'September ontbreekt.' },
    });
    expect(await installation.accepts()).toMatchObject({ accepted: 3 });
  });

  it('shows a refusal by the authority in its own words', async () => {
    await send('POST', `${installation.url('digipoort-simulator')}/control/next`, { body: { outcome: 'refused' } });
    await http.submit({ reference: 'J-3', kind: 'vat-return', figures: bakeryQuarter(bakery.vatNumber, PERIOD) });
    const sanne = await person(bakery.contact.email);
    const waiting = await eventually(async () => {
      const found = (await sanne.filings()).find((filing: { canDecide: boolean }) => filing.canDecide);
      expect(found).toBeDefined();
      return found;
    });
    await sanne.approve(await sanne.filing(waiting.filingId));
    await eventually(() => expect(statusesOf('J-3')).toContain(90));
    const seen = await http.status('J-3');
    expect(seen.details.message.length).toBeGreaterThan(10);
  });

  it('refuses a second decision, and a decision by the approver of another client', async () => {
    await http.submit({ reference: 'J-4', kind: 'vat-return', figures: bakeryQuarter(bakery.vatNumber, PERIOD) });
    const [sanne, mo] = [await person(bakery.contact.email), await person(handyman.contact.email)];
    const waiting = await eventually(async () => {
      const found = (await sanne.filings()).find((filing: { canDecide: boolean }) => filing.canDecide);
      expect(found).toBeDefined();
      return found;
    });
    const filing = await sanne.filing(waiting.filingId);
    expect((await codeOf(mo.approve(filing)))[0]).toBe(404);
    expect((await codeOf(mo.filing(filing.filingId)))[0]).toBe(404);
    expect(await codeOf(sanne.approve({ ...filing, documentSha256: '0'.repeat(64) }))).toEqual([
      409,
      'APPROVAL_DOCUMENT_CHANGED',
    ]);
    await sanne.approve(filing);
    expect(await codeOf(sanne.reject(filing, 'Toch niet.'))).toEqual([409, 'APPROVAL_ALREADY_DECIDED']);
  });

  it('gives the same answer to the same reference, and refuses other content under it', async () => {
    const body = { reference: 'J-5', kind: 'vat-return', figures: bakeryQuarter(bakery.vatNumber, PERIOD) };
    const [first, second] = [await http.submit(body), await http.submit(body)];
    expect(second.body.returnId).toBe(first.body.returnId);
    const other = { ...body, figures: handymanQuarter(handyman.vatNumber, PERIOD) };
    expect(await codeOf(http.submit(other))).toEqual([409, 'REFERENCE_REUSED']);
  });

  it('tells the ERP over AMQP when it cannot take a return', async () => {
    const figures = bakeryQuarter(bakery.vatNumber, PERIOD);
    await amqp.submit({
      reference: 'J-6',
      kind: 'vat-return',
      figures: { ...figures, boxes: { ...figures.boxes, '5a': 1 } },
    });
    await eventually(() => expect(refusals.map(({ reference }) => reference)).toContain('J-6'));
  });

  it('lays a return of an unknown taxpayer on the desk of unmatched messages', async () => {
    await http.submit({ reference: 'J-7', kind: 'vat-return', figures: bakeryQuarter('001000044B37', PERIOD) });
    await eventually(() => expect([...new Set(statusesOf('J-7'))].sort()).toEqual([10, 15]));
  });
});
