import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bakeryQuarter, bakerySupplement, logIn, ORGANISATIONS, send } from '@akkoord/local';
import { type Installation, startInstallation } from './installation.js';
import { type ListeningErp, listeningErp } from './listening-erp.js';

const [bakery] = ORGANISATIONS as [(typeof ORGANISATIONS)[0]];
let installation: Installation;
let erp: ListeningErp;

beforeAll(async () => {
  installation = await startInstallation();
  erp = await listeningErp(installation);
});
afterAll(async () => {
  await erp?.close();
  await installation?.remove();
});

const mayIFile = async (): Promise<{ eligible: string; reasons: object[] }> => {
  const body = { kind: 'supplement', vatNumber: bakery.vatNumber, period: '2025', returnFiledElsewhere: true };
  return (
    await send('POST', `${installation.url('client-sender')}/v1/eligibility`, { token: installation.erpToken, body })
  ).body;
};
const annualSupplement = (reference: string) =>
  erp.submit({
    reference,
    kind: 'supplement',
    figures: bakerySupplement(bakery.vatNumber, '2025'),
    returnFiledElsewhere: true,
  });

describe('an annual supplement', () => {
  it('waits until the client has decided on the return: asked beforehand, and sent all the same', async () => {
    expect(await mayIFile()).toMatchObject({ eligible: 'yes', reasons: [], warnings: [] });
    await erp.submit({ reference: 'K-OB', kind: 'vat-return', figures: bakeryQuarter(bakery.vatNumber, '2026-Q3') });
    await erp.changeTo('K-OB', 30);

    const inTheWay = { reference: 'K-OB', kind: 'vat-return', status: 30, movableBy: 'client' };
    const reason = { code: 'RULE_ANNUAL_SUPPLEMENT_WAITS', blockedBy: [inTheWay] };
    expect(await mayIFile()).toMatchObject({ eligible: 'no', reasons: [reason] });

    await annualSupplement('K-SUP-1');
    expect((await erp.changeTo('K-SUP-1', 45)).details).toMatchObject(reason);
    const seen = await erp.status('K-SUP-1');
    expect(seen.history.map((step: { status: number }) => step.status)).toEqual([10, 45]);

    const login = installation.logins.find(({ email }) => email === bakery.contact.email)!;
    const sanne = await logIn(installation.url('portal-api'), login);
    const waiting = (await sanne.filings()).find((filing: { canDecide: boolean }) => filing.canDecide);
    await sanne.approve(await sanne.filing(waiting.filingId));
    await erp.changeTo('K-OB', 50);

    expect(await mayIFile()).toMatchObject({ eligible: 'yes' });
    await annualSupplement('K-SUP-2');
    await erp.changeTo('K-SUP-2', 30);
  });
});
