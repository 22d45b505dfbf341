import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { digipoortSimulator } from '@akkoord/digipoort-simulator';
import type { ServiceDefinition } from '@akkoord/service-kit';
import { eventually } from '@akkoord/testing';
import { Moments } from './submission/moments.js';
import { GatewayUnderTest, taxpayers, vatReturn } from './testing/gateway-under-test.js';

const A = '12345';
const B = '54321';
const gateway = new GatewayUnderTest();
const numbers = taxpayers();
const aTaxpayer = (): string => numbers.next().value;

beforeAll(async () => {
  await gateway.start(digipoortSimulator as unknown as ServiceDefinition, 2);
  gateway.writeProfiles([
    { tenant: A, certificate: 'client' },
    { tenant: B, certificate: 'otherClient' },
  ]);
  await gateway.canFile(A, B);
});
afterAll(() => gateway.stop());
beforeEach(() => gateway.control('DELETE', '/next'));

const order = (belanghebbende: string, what: object) => gateway.control('POST', '/next', { belanghebbende, ...what });
const ends = async (filingId: string, status: number) => {
  await eventually(() => expect(gateway.told(filingId).at(-1)?.data.statuses[0]?.status).toBe(status));
  return gateway.told(filingId);
};

/** Throws at a moment the first time a filing passes it, in whichever instance that is. */
function crashAt(moment: 'afterCommit' | 'afterCall', filingIds: readonly string[]): void {
  const left = new Set(filingIds);
  for (const { app } of gateway.gateways) {
    app.get(Moments, { strict: false })[moment] = (filingId) => {
      if (left.delete(filingId)) throw new Error('killed here');
    };
  }
}

describe('an approved filing', () => {
  it('is sent byte for byte, followed to 500 and told with the statuses of the authority', async () => {
    const { filingId, document } = await gateway.approve(A, aTaxpayer());
    const events = await ends(filingId, 80);
    expect(gateway.steps(filingId)).toEqual(['60/7', '80/8']);
    expect((events[1]?.data['authorityStatuses'] as { code: string }[]).map(({ code }) => code)).toEqual([
      ...['105', '100', '110', '200', '301', '301', '405', '400', '500'],
    ]);
    expect(await gateway.accepts(filingId)).toBe(1);
    const [kept] = await gateway.rows<{ request: Buffer; reply: Buffer; statuses: number; left: number }>(
      A,
      `select q.bytes as request, p.bytes as reply, (select count(*)::int from job where filing_id = $1) as left,
         (select count(*)::int from authority_status where filing_id = $1) as statuses
       from attempt a join archived_message q on q.sha256 = a.request_sha256 join archived_message p on p.sha256 = a.reply_sha256
       where a.filing_id = $1`,
      [filingId],
    );
    expect(kept?.request.toString()).toContain(document.toString('base64'));
    expect(kept?.reply.toString()).toContain('aanleverResponse');
    expect(kept).toMatchObject({ statuses: 9, left: 0 });
  });

  it('is sent once, however often it is approved', async () => {
    const { filingId } = await gateway.approve(A, aTaxpayer(), { times: 3 });
    await ends(filingId, 80);
    expect(gateway.steps(filingId)).toEqual(['60/7', '80/8']);
    expect(await gateway.accepts(filingId)).toBe(1);
  });

  it('is refused with the words of the Belastingdienst', async () => {
    const taxpayer = aTaxpayer();
    await order(taxpayer, { outcome: 'refused', words: { foutcode: '0310', foutbeschrijving: 'Tijdvak onbekend' } });
    const { filingId } = await gateway.approve(A, taxpayer);
    const events = await ends(filingId, 90);
    expect(events.at(-1)?.data).toMatchObject({
      code: '510',
      message: expect.stringContaining('0310: Tijdvak onbekend'),
    });
  });

  it('is refused by a fault that refuses the request', async () => {
    const taxpayer = aTaxpayer();
    await order(taxpayer, { outcome: 'fault', foutcode: 'ALS100', reason: 'Niet goed' });
    const { filingId } = await gateway.approve(A, taxpayer);
    const [refused, ...more] = await ends(filingId, 90);
    expect(refused?.data).toMatchObject({ code: 'ALS100', authorityStatuses: [] });
    expect(refused?.data).not.toHaveProperty('kenmerk');
    expect(more).toEqual([]);
  });

  it('goes again by itself after a technical fault, its next attempt told', async () => {
    const taxpayer = aTaxpayer();
    await order(taxpayer, { outcome: 'fault', foutcode: 'ALS400', reason: 'Storing' });
    const { filingId } = await gateway.approve(A, taxpayer);
    const [failed] = await ends(filingId, 80);
    expect(failed?.data).toMatchObject({ code: 'DIGIPOORT_TROUBLE', attempt: 1, nextAttemptAt: expect.any(String) });
    expect(gateway.steps(filingId)).toEqual(['70/7', '60/8', '80/9']);
    expect(await gateway.accepts(filingId)).toBe(1);
  });

  it('waits for its document and goes when that is there; of another document nothing is sent', async () => {
    const taxpayer = aTaxpayer();
    const { filingId, sha256, document } = await gateway.approve(A, taxpayer, { keepDocument: false });
    await eventually(() => expect(gateway.told(filingId)[0]?.data['code']).toBe('DOCUMENT_UNAVAILABLE'));
    gateway.documents.set(sha256, document);
    await ends(filingId, 80);
    const other = await gateway.approve(A, taxpayer, { keepDocument: false });
    gateway.documents.set(other.sha256, vatReturn(taxpayer));
    await eventually(() => expect(gateway.told(other.filingId).at(-1)?.data['code']).toBe('DOCUMENT_DAMAGED'));
    expect(gateway.told(other.filingId).at(-1)?.data).not.toHaveProperty('nextAttemptAt');
    expect(await gateway.accepts(other.filingId)).toBe(0);
  });
});

describe('a lost answer', () => {
  it.each([
    ['after the authority accepted', { outcome: 'lost-reply' }],
    ['before the authority accepted', { outcome: 'lost-request' }],
    ['by a reply that cannot be believed', { outcome: 'tampered-reply' }],
    ['by a time-out', { replyDelayMs: 5500 }],
  ])(
    '%s ends in exactly one filing',
    async (_, what) => {
      const taxpayer = aTaxpayer();
      await order(taxpayer, what);
      const { filingId } = await gateway.approve(A, taxpayer);
      await ends(filingId, 80);
      expect(await gateway.accepts(filingId)).toBe(1);
      const sequences = gateway.told(filingId).map(({ data }) => data.statuses[0]?.sequence);
      expect(sequences).toEqual(sequences.map((_, index) => index + 7));
    },
    40_000,
  );

  it('of two filings of one taxpayer at once is not mixed up', async () => {
    const taxpayer = aTaxpayer();
    await order(taxpayer, { outcome: 'lost-reply', times: 2 });
    const filings = await Promise.all([gateway.approve(A, taxpayer), gateway.approve(A, taxpayer)]);
    for (const { filingId } of filings) {
      const [sent] = (await ends(filingId, 80)).filter(({ type }) => type === 'filing.sent.v1');
      const reference = `AK-${filingId.replaceAll('-', '')}`;
      const { references } = await gateway.control('GET', `/accepts?aanleverkenmerk=${reference}`);
      expect(references).toMatchObject([{ deliveries: 1, kenmerken: [sent?.data['kenmerk']] }]);
    }
  });
});

describe('a filing behind one whose outcome is unknown', () => {
  it('is not sent before that is clear, says so, and then goes by itself', async () => {
    const taxpayer = aTaxpayer();
    await order(taxpayer, { outcome: 'lost-request' });
    const first = await gateway.approve(A, taxpayer);
    await eventually(() => expect(gateway.told(first.filingId)[0]?.data['code']).toBe('OUTCOME_UNKNOWN'));
    const second = await gateway.approve(A, taxpayer);
    const [waits] = await ends(second.filingId, 80);
    await ends(first.filingId, 80);
    expect(waits?.data).toMatchObject({ code: 'EARLIER_FILING_UNRESOLVED', nextAttemptAt: expect.any(String) });
    expect([await gateway.accepts(first.filingId), await gateway.accepts(second.filingId)]).toEqual([1, 1]);
  });
});

describe('a killed worker', () => {
  it.each(['afterCommit', 'afterCall'] as const)(
    '%s leaves exactly one filing',
    async (moment) => {
      const filings = await Promise.all(
        Array.from({ length: 5 }, () => {
          // Approved without its document, so that the trap is set before it goes.
          return gateway.approve(A, aTaxpayer(), { keepDocument: false });
        }),
      );
      crashAt(
        moment,
        filings.map(({ filingId }) => filingId),
      );
      for (const { sha256, document } of filings) gateway.documents.set(sha256, document);
      for (const { filingId } of filings) {
        await ends(filingId, 80);
        expect(await gateway.accepts(filingId)).toBe(1);
      }
    },
    40_000,
  );
});

describe('offices', () => {
  it('file with their own certificate and see only their own', async () => {
    const taxpayer = aTaxpayer();
    const [ofA, ofB] = await Promise.all([gateway.approve(A, taxpayer), gateway.approve(B, taxpayer)]);
    await ends(ofA.filingId, 80);
    await ends(ofB.filingId, 80);
    const seen = await gateway.rows<{ filing_id: string }>(B, 'select filing_id from submission');
    expect(seen).toEqual([{ filing_id: ofB.filingId }]);
    const { requests } = await gateway.control('GET', '/received');
    expect(new Set((requests as { signingOin: string }[]).map(({ signingOin }) => signingOin)).size).toBe(2);
  });

  it('without a profile keep their filings until there is one', async () => {
    const { filingId } = await gateway.approve('11111', aTaxpayer());
    const [failed] = await ends(filingId, 70);
    expect(failed?.data).toMatchObject({ code: 'NO_COMMUNICATION_PROFILE' });
    gateway.writeProfiles([{ tenant: '11111', certificate: 'client' }]);
    await ends(filingId, 80);
    expect(gateway.steps(filingId)).toEqual(['70/7', '60/8', '80/9']);
    expect(await gateway.accepts(filingId)).toBe(1);
  });
});
