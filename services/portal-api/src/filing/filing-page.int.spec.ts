import { randomUUID } from 'node:crypto';
import type { FilingView } from '@akkoord/contracts';
import { eventually } from '@akkoord/testing';
import { workflow } from '@akkoord/workflow';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { BAKERY, BakeryPortal, DAMAGED, KARIN, OFFICE, SHA, SMIT } from '../testing/bakery-portal.js';
import type { Browser } from '../testing/browser.js';

let test: BakeryPortal;

beforeAll(async () => {
  test = await BakeryPortal.start(workflow, connect);
});
afterAll(() => test?.remove());

describe('a filing', () => {
  it('is explained to the client with its boxes and what to pay, and to the office', async () => {
    const karin = await test.browserOf(KARIN);
    const filingId = await test.aWaitingFiling(karin);
    const { body } = await karin.call<FilingView>('GET', `/api/filings/${filingId}`);
    expect(body).toMatchObject({
      documentSha256: SHA,
      canDecide: true,
      organisation: BAKERY,
      dueDate: '2026-10-31',
      payment: { amountEuros: 1250, reference: '1123456781601270' },
      history: [{ status: 10 }, { status: 20 }, { status: 30 }],
    });
    expect(body.explanation.headline.nl).toContain('€ 1.250');
    const rows = body.explanation.tables.flatMap(({ rows: all }) =>
      all.map(({ cells }) => cells.map(({ nl }) => nl).join(' ')),
    );
    expect(rows.some((row) => row.includes('10.000') && row.includes('2.100'))).toBe(true);
    const office = await test.browserOf(OFFICE);
    const { body: seen } = await office.call<FilingView>('GET', `/api/filings/${filingId}`);
    expect(seen).toMatchObject({ documentSha256: SHA, canDecide: false });
  });

  it('of another client does not exist: not to see, not to decide on', async () => {
    const filingId = await test.aWaitingFiling(await test.browserOf(KARIN));
    const smit = await test.browserOf(SMIT);
    expect(await smit.listed(filingId)).toBeUndefined();
    const decision = { documentSha256: SHA };
    const reject = { ...decision, reasonCode: 'other', text: 'No' };
    const answers = [
      await smit.call('GET', `/api/filings/${filingId}`),
      await smit.call('POST', `/api/filings/${filingId}/approve`, decision),
      await smit.call('POST', `/api/filings/${filingId}/reject`, reject),
      await smit.call('GET', `/api/filings/${randomUUID()}`),
      await smit.call('GET', '/api/filings/not-an-id'),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'FILING_NOT_FOUND']);
  });

  it('can be had as a PDF, and what to pay as a QR code', async () => {
    const karin = await test.browserOf(KARIN);
    const filingId = await test.aWaitingFiling(karin);
    const pdf = await karin.call<string>('GET', `/api/filings/${filingId}/filing.pdf?language=en`);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(String(pdf.body)).toMatch(/^%PDF-/);
    const qr = await karin.call<string>('GET', `/api/filings/${filingId}/payment-qr.svg`);
    expect([qr.status, qr.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    const supplied = await karin.call('GET', `/api/filings/${filingId}/supplied.pdf`);
    expect([supplied.status, supplied.body.code]).toEqual([404, 'NO_SUPPLIED_PDF']);
  });

  it.each(['filing.pdf', 'payment-qr.svg', 'supplied.pdf'])('keeps %s from another client', async (name) => {
    const filingId = await test.aWaitingFiling(await test.browserOf(KARIN));
    const smit = await test.browserOf(SMIT);
    const answer = await smit.call('GET', `/api/filings/${filingId}/${name}`);
    expect([answer.status, answer.body.code]).toEqual([404, 'FILING_NOT_FOUND']);
  });

  it.each([
    ['is away', 'b'.repeat(64), 503, 'DOCUMENT_AWAY'],
    ['is not what was registered', DAMAGED, 502, 'DOCUMENT_NOT_INTACT'],
  ])('whose document %s is not shown', async (_, sha, status, code) => {
    const karin = await test.browserOf(KARIN);
    const filingId = await test.aWaitingFiling(karin, sha);
    const answer = await karin.call('GET', `/api/filings/${filingId}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('an open page', () => {
  it('hears within a second that its filings changed, and not of those of others', async () => {
    const karin = await test.browserOf(KARIN);
    const smit = await test.browserOf(SMIT);
    const heard = await Promise.all([karin, smit].map(listen));
    const before = heard.map(({ count }) => count());
    await test.aWaitingFiling(karin);
    await eventually(() => expect(heard[0]?.count()).toBeGreaterThan(before[0] ?? 0));
    expect(heard[1]?.count()).toBe(before[1]);
    await karin.call('DELETE', '/api/session');
    await heard[0]?.ended;
    heard[1]?.stop();
  });
});

async function listen(browser: Browser) {
  const stopping = new AbortController();
  const headers = { cookie: browser.cookie, 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(`${test.portal.url}/api/events`, { headers, signal: stopping.signal });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) text += decoder.decode(chunk as Uint8Array);
  };
  const ended = read().catch(() => undefined);
  return { count: () => text.split('event: filings-changed').length - 1, ended, stop: () => stopping.abort() };
}
