import { hash, randomBytes } from 'node:crypto';
import { eventually } from '@akkoord/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import type { Answer } from '../testing/fake-connector.js';
import { aReturn, figures, TestErp } from '../testing/test-erp.js';
import { LARGE_CONSIGNMENT } from './delivery.repository.js';

const erp = new TestErp();
const { sender } = erp;
const { connector } = sender;

beforeAll(() => erp.begin(connect));
afterAll(() => erp.end());

afterEach(() => {
  connector.answer = undefined;
});

/** An ICP statement towards so many customers, and a PDF of a megabyte. */
function aLargeStatement(customers: number) {
  const { vatNumber, period, contact } = figures;
  const towards = Array.from({ length: customers }, (_, index) => ({
    country: 'SK',
    vatNumber: `SK${2_000_000_000 + index * 11 - ((2_000_000_000 + index * 11) % 11)}`,
    goods: 1000 + index,
  }));
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(1024 * 1024)]);
  const given = { vatNumber, period, contact, customers: towards };
  return { ...aReturn({ kind: 'icp-statement', figures: given }), pdf: pdf.toString('base64') };
}

/** The connector has it once, whole: document and PDF byte for byte as they came in. */
async function arrivedWhole({ reference, pdf }: { reference: string; pdf: string }): Promise<void> {
  const view = await erp.delivered(reference);
  const { message } = connector.taken.get(reference)!;
  const content = Buffer.from(message.content, 'base64');
  expect(content.length).toBeGreaterThan(4 * LARGE_CONSIGNMENT);
  expect(hash('sha256', content)).toBe(view.documentSha256);
  expect(message.contentSha256).toBe(view.documentSha256);
  expect(hash('sha256', message.pdf!)).toBe(hash('sha256', pdf));
}

describe('a consignment of several megabytes', () => {
  const given = aLargeStatement(4000);

  it('arrives whole', async () => {
    expect((await erp.submit(given)).status).toBe(202);
    await arrivedWhole(given);
    expect(connector.sent.get(given.reference)).toBe(1);
    expect((await erp.submit(given)).status).toBe(200);
  });

  const busy = { code: 'TOO_MANY_REQUESTS', messages: { nl: 'Te veel.', en: 'Too many.' } };
  it.each<[string, Answer, string]>([
    ['is cut off midway', 'cut', 'CONNECTOR_UNREACHABLE'],
    ['is told that the office is away', { status: 503, headers: { 'retry-after': '1' } }, 'CONNECTOR_UNAVAILABLE'],
    ['comes too often', { status: 429, headers: { 'retry-after': '1' }, body: busy }, 'TOO_MANY_REQUESTS'],
    ['meets a proxy that lets nothing so large through', { status: 413 }, 'CONNECTOR_ADDRESS_WRONG'],
  ])('arrives whole after it %s', async (_, answer, code) => {
    const again = { ...given, ...aReturn({ kind: 'icp-statement', figures: given.figures }) };
    connector.answer = answer;
    await erp.submit(again);
    const queued = await eventually(async () => {
      const { body } = await erp.view(again.reference);
      expect(body).toMatchObject({ delivery: 'queued', deliveryProblem: { code } });
      return body;
    });
    if (typeof answer === 'object' && answer.headers)
      expect(Date.parse(queued.nextDeliveryAt) - Date.parse(queued.deliveryProblem.at)).toBeGreaterThanOrEqual(1000);
    expect(connector.taken.has(again.reference)).toBe(false);
    connector.answer = undefined;
    await arrivedWhole(again);
  });

  it('ends with the word of the connector that it is too large, which the ERP hears once', async () => {
    const messages = { nl: 'Te groot.', en: 'Too large.' };
    connector.answer = { status: 413, body: { code: 'TOO_LARGE', messages } };
    const again = { ...given, ...aReturn({ kind: 'icp-statement', figures: given.figures }) };
    await erp.submit(again);
    await eventually(async () =>
      expect((await erp.view(again.reference)).body).toMatchObject({
        delivery: 'refused',
        deliveryProblem: { code: 'TOO_LARGE', httpStatus: 413 },
      }),
    );
    await eventually(() => expect(erp.heardAbout(again.reference)).toMatchObject([{ data: { code: 'TOO_LARGE' } }]));
    expect(connector.sent.get(again.reference)).toBe(1);
  });
});
