import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digipoortSimulator } from '@akkoord/digipoort-simulator';
import type { ServiceDefinition } from '@akkoord/service-kit';
import { eventually } from '@akkoord/testing';
import { strFromU8, unzipSync } from 'fflate';
import { GatewayUnderTest, taxpayers } from '../testing/gateway-under-test.js';
import { sha256Of } from './envelope.js';

const A = '34001';
const B = '34002';
const gateway = new GatewayUnderTest();
const numbers = taxpayers();

beforeAll(async () => {
  await gateway.start(digipoortSimulator as unknown as ServiceDefinition, 1);
  gateway.writeProfiles([{ tenant: A, certificate: 'client' }]);
});
afterAll(() => gateway.stop());

const path = (tenant: string, filingId: string) => `/v1/offices/${tenant}/filings/${filingId}/evidence.zip`;

describe('the archive of a filing', () => {
  it('has every request and answer byte for byte, and gives the same evidence file each time', async () => {
    const taxpayer = numbers.next().value;
    await gateway.control('POST', '/next', { belanghebbende: taxpayer, outcome: 'lost-reply' });
    const { filingId, document } = await gateway.approve(A, taxpayer);
    await eventually(() => expect(gateway.told(filingId).at(-1)?.data.statuses[0]?.status).toBe(80));
    const { type, bytes } = await gateway.download(path(A, filingId));
    expect(type).toBe('application/zip');
    const files = unzipSync(bytes);
    expect(Buffer.from(files['document.xbrl']!)).toEqual(document);
    const { exchanges } = JSON.parse(strFromU8(files['evidence.json']!)) as {
      exchanges: { operation: string; outcome: string; request: Part; reply?: Part }[];
    };
    // The answer to the delivery was cut; what became of it was asked, and then how it fared.
    expect(exchanges[0]).toMatchObject({ operation: 'aanleveren', outcome: 'unknown' });
    expect(exchanges[0]).not.toHaveProperty('reply');
    expect(new Set(exchanges.map(({ operation }) => operation))).toEqual(
      new Set(['aanleveren', 'getProcessen', 'getStatussenProces']),
    );
    for (const { request, reply } of exchanges) {
      for (const part of reply ? [request, reply] : [request]) {
        expect(sha256Of(files[part.file]!)).toBe(part.sha256);
      }
    }
    expect(strFromU8(files['statuses.txt']!)).toContain('500  Validatie bij de uitvragende partij gelukt.');
    expect((await gateway.download(path(A, filingId))).bytes).toEqual(bytes);
  });

  it('is never changed or removed, whoever asks', async () => {
    for (const sql of [
      `delete from exchange`,
      `update exchange set outcome = 'fault'`,
      `update archived_message set bytes = ''`,
      'delete from archived_message',
    ]) {
      await expect(gateway.rows(A, sql)).rejects.toThrow('are never changed or removed');
    }
  });

  it('is for the office itself, and for parts of the installation', async () => {
    const [row] = await gateway.rows<{ filing_id: string }>(A, 'select filing_id from submission limit 1');
    const filingId = row?.filing_id ?? '';
    expect((await gateway.administer('GET', path(B, filingId))).body).toMatchObject({ code: 'FILING_NOT_AT_GATEWAY' });
    expect((await gateway.administer('GET', path(A, filingId), undefined, 'wrong')).status).toBe(401);
    const waiting = await gateway.approve(A, numbers.next().value, { keepDocument: false });
    await eventually(async () => {
      const { body } = await gateway.administer('GET', path(A, waiting.filingId));
      expect(body).toMatchObject({ code: 'NO_EVIDENCE_YET' });
    });
  });
});

interface Part {
  readonly file: string;
  readonly sha256: string;
}
