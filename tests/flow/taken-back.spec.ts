import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bakeryQuarter, logIn, ORGANISATIONS, Refused, send } from '@akkoord/local';
import { eventually } from '@akkoord/testing';
import { type Installation, startInstallation } from './installation.js';
import { type ListeningErp, listeningErp } from './listening-erp.js';

const [bakery] = ORGANISATIONS as [(typeof ORGANISATIONS)[0]];
let installation: Installation;
let erp: ListeningErp;
let sanne: Awaited<ReturnType<typeof logIn>>;

beforeAll(async () => {
  installation = await startInstallation();
  erp = await listeningErp(installation);
  const login = installation.logins.find(({ email }) => email === bakery.contact.email)!;
  sanne = await logIn(installation.url('portal-api'), login);
});
afterAll(async () => {
  await erp?.close();
  await installation?.remove();
});

const takeBack = async (reference: string) =>
  send('POST', `${installation.url('client-sender')}/v1/returns/${reference}/withdrawal`, {
    token: installation.erpToken,
    body: { reason: 'Er ontbreekt een factuur' },
  });
const submit = (reference: string, quarter: string, parts: object = {}, boxes: object = {}) => {
  const figures = bakeryQuarter(bakery.vatNumber, quarter);
  return erp.submit({
    reference,
    kind: 'vat-return',
    figures: { ...figures, boxes: { ...figures.boxes, ...boxes } },
    ...parts,
  });
};
/** The filing of this ERP's reference, as the client sees it at this status. */
const seen = async (reference: string, status: number) => {
  const { messageId } = await erp.status(reference);
  return eventually(async () => {
    const filing = await sanne.filing(messageId);
    expect(filing.status).toBe(status);
    return filing;
  });
};

describe('the ERP', () => {
  it('takes a return back while it waits for the client, who cannot approve it any more', async () => {
    await submit('T-1', '2026-Q2');
    await erp.changeTo('T-1', 30);
    expect((await takeBack('T-1')).body).toMatchObject({ withdrawal: { state: 'done' } });
    expect((await erp.changeTo('T-1', 45)).details).toMatchObject({
      reasonCode: 'taken-back',
      reason: 'Er ontbreekt een factuur',
    });
    const filing = await seen('T-1', 45);
    expect(filing).toMatchObject({ canDecide: false, details: { withdrawn: { by: 'client-environment' } } });
    await expect(sanne.approve(filing)).rejects.toBeInstanceOf(Refused);
  });

  it('sends a new version: the old one ends, and the client sees what changed', async () => {
    await submit('T-2', '2026-Q3');
    await erp.changeTo('T-2', 30);
    await submit('T-3', '2026-Q3', { supersedes: 'T-2' }, { '5b': 418285 });
    await erp.changeTo('T-3', 30);
    expect((await erp.changeTo('T-2', 45)).details).toMatchObject({ reasonCode: 'superseded', supersededBy: 'T-3' });
    const next = await seen('T-3', 30);
    const old = await seen('T-2', 45);
    expect(old).toMatchObject({ canDecide: false, details: { withdrawn: { supersededBy: next.filingId } } });
    expect(next.changes).toMatchObject({ previousFilingId: old.filingId });
    const boxes = next.changes.table.rows.map(({ cells }: { cells: { nl: string }[] }) => cells[0]?.nl);
    expect(boxes).toEqual(['5b', '']);

    await sanne.approve(next);
    await erp.changeTo('T-3', 80);
    await expect(takeBack('T-3')).rejects.toMatchObject({ status: 409 });
    await expect(submit('T-4', '2026-Q3', { supersedes: 'T-3' })).rejects.toBeInstanceOf(Refused);
    const { accepted } = await installation.accepts();
    expect(accepted).toBe(1);
  });
});
