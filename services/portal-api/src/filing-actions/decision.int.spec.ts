import type { FilingView } from '@akkoord/contracts';
import { eventually } from '@akkoord/testing';
import { workflow } from '@akkoord/workflow';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { BakeryPortal, KARIN, OFFICE, SHA, VIEWER } from '../testing/bakery-portal.js';

let test: BakeryPortal;

beforeAll(async () => {
  test = await BakeryPortal.start(workflow, connect);
});
afterAll(() => test?.remove());

describe('a decision', () => {
  it('goes through the workflow, and its outcome comes back to the page', async () => {
    const karin = await test.browserOf(KARIN);
    const filingId = await test.aWaitingFiling(karin);
    const answer = await karin.call('POST', `/api/filings/${filingId}/approve`, { documentSha256: SHA });
    expect([answer.status, answer.body]).toEqual([200, { filingId, status: 50 }]);
    await eventually(async () =>
      expect(await karin.listed(filingId)).toMatchObject({ status: 50, statusNl: 'Goedgekeurd', canDecide: false }),
    );
    const { body } = await karin.call<FilingView>('GET', `/api/filings/${filingId}`);
    expect(body.details).toMatchObject({ decidedBy: KARIN });
  });

  it('taken twice by the same click is one; by somebody else it is refused', async () => {
    const karin = await test.browserOf(KARIN);
    const filingId = await test.aWaitingFiling(karin);
    const path = `/api/filings/${filingId}/approve`;
    const clicks = [1, 2].map(() => karin.call('POST', path, { documentSha256: SHA }));
    expect((await Promise.all(clicks)).map(({ status }) => status)).toEqual([200, 200]);
    const elsewhere = await test.browserOf(KARIN);
    const second = await elsewhere.call('POST', path, { documentSha256: SHA });
    expect([second.status, second.body.code]).toEqual([409, 'APPROVAL_ALREADY_DECIDED']);
  });

  it('about another document is refused', async () => {
    const karin = await test.browserOf(KARIN);
    const filingId = await test.aWaitingFiling(karin);
    const other = await karin.call('POST', `/api/filings/${filingId}/approve`, { documentSha256: 'c'.repeat(64) });
    expect([other.status, other.body.code]).toEqual([409, 'APPROVAL_DOCUMENT_CHANGED']);
  });

  it('is not for a viewer, nor for the office', async () => {
    const filingId = await test.aWaitingFiling(await test.browserOf(KARIN));
    const path = `/api/filings/${filingId}/approve`;
    const viewer = await (await test.browserOf(VIEWER)).call('POST', path, { documentSha256: SHA });
    expect([viewer.status, viewer.body.code]).toEqual([403, 'ACTION_NOT_YOURS']);
    const office = await (await test.browserOf(OFFICE)).call('POST', path, { documentSha256: SHA });
    expect([office.status, office.body.code]).toEqual([403, 'ACTION_NOT_YOURS']);
  });

  it('to reject keeps the reason', async () => {
    const karin = await test.browserOf(KARIN);
    const filingId = await test.aWaitingFiling(karin);
    const rejection = { documentSha256: SHA, reasonCode: 'figures-wrong', text: 'De omzet klopt niet' };
    const answer = await karin.call('POST', `/api/filings/${filingId}/reject`, rejection);
    expect(answer.body).toEqual({ filingId, status: 40 });
    await eventually(async () => {
      const { body } = await karin.call<FilingView>('GET', `/api/filings/${filingId}`);
      expect(body.details).toMatchObject({ rejection: { code: 'figures-wrong', text: 'De omzet klopt niet' } });
    });
  });
});

describe('when the workflow is away', () => {
  it('says that a decision is not confirmed, and nothing is half done', async () => {
    const karin = await test.browserOf(KARIN);
    const filingId = await test.aWaitingFiling(karin);
    await test.portal.stopBeside();
    const path = `/api/filings/${filingId}/approve`;
    const answer = await karin.call('POST', path, { documentSha256: SHA });
    expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([
      503,
      'DECISION_UNCONFIRMED',
      '3',
    ]);
    expect(await karin.listed(filingId)).toMatchObject({ status: 30 });
  });
});
