import { randomUUID } from 'node:crypto';
import { eventually } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { aReturn, figures, TestErp } from '../testing/test-erp.js';

const erp = new TestErp();
const { sender } = erp;

beforeAll(() => erp.begin(connect));
afterAll(() => erp.end());

const deep = JSON.parse(`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`) as object;
const withFigures = (parts: object) => ({ figures: { ...figures, ...parts } });
const supplement = { boxes: figures.boxes, alreadyDeclared: null };

/** What is wrong, and the code it is refused with. */
const WRONG: [string, object, string][] = [
  ['boxes that are null', withFigures({ boxes: null }), 'FIGURES_OF_ANOTHER_KIND'],
  ['a box that is null', withFigures({ boxes: { '5b': null } }), 'BOX_NOT_WHOLE_EUROS'],
  ['a box named like what every object has', withFigures({ boxes: { constructor: 500 } }), 'INVALID_INPUT'],
  ['boxes too deep to walk', withFigures({ boxes: deep }), 'INVALID_INPUT'],
  [
    'a supplement without what was declared before',
    { kind: 'supplement', ...withFigures(supplement) },
    'FIGURES_OF_ANOTHER_KIND',
  ],
  ['a NUL in a name', { submittedBy: { email: 'a@b.example', name: 'a\0b' } }, 'INVALID_INPUT'],
  ['half a sign in a name', { submittedBy: { email: 'a@b.example', name: 'a\ud83d' } }, 'INVALID_INPUT'],
  ['a NUL in the reference', { reference: `r\0${randomUUID()}` }, 'INVALID_INPUT'],
];

describe('odd input', () => {
  it.each(WRONG)('is refused with a code over HTTP: %s', async (_, parts, code) => {
    const given = aReturn(parts);
    const { status, body } = await erp.submit(given);
    expect([400, 422]).toContain(status);
    expect(body).toMatchObject({ code, messages: { nl: expect.any(String), en: expect.any(String) } });
    if (!given.reference.includes('\0')) expect((await erp.view(given.reference)).status).toBe(404);
  });

  it.each(WRONG)('is refused with an event over AMQP: %s', async (_, parts, code) => {
    const given = aReturn(parts);
    await erp.publish(given, { authorization: `Bearer ${sender.bakery.erpToken}` });
    await eventually(() =>
      expect(erp.heardAbout(given.reference)).toMatchObject([{ type: 'return.refused.v1', data: { code } }]),
    );
  });

  it('takes null for a field that may be left out as left out', async () => {
    const given = aReturn();
    const contact = { ...figures.contact, prefix: null };
    const nulls = { xbrl: null, pdf: null, supersedes: null, returnFiledElsewhere: null, submittedBy: null };
    const written = { ...given, ...nulls, ...withFigures({ contact, customers: null, alreadyDeclared: null }) };
    expect((await erp.submit(written)).status).toBe(202);
    expect((await erp.submit(given)).status).toBe(200);
    await erp.delivered(given.reference);
  });

  it.each([
    ['GET', '/v1/returns/a%00b'],
    ['GET', '/v1/returns/a%00b/document'],
    ['DELETE', '/v1/returns/a%00b'],
  ])('refuses a reference that cannot exist: %s %s', async (method, path) => {
    expect(await sender.call(method, path)).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
  });

  it('refuses a reason and an address that cannot be kept, and changes nothing', async () => {
    const given = aReturn();
    await erp.submit(given);
    const refused = { status: 400, body: { code: 'INVALID_INPUT' } };
    const reason = (text: string) => sender.call('POST', `/v1/returns/${given.reference}/withdrawal`, { reason: text });
    expect(await reason('a\0b')).toMatchObject(refused);
    expect(await reason('a\ud83d')).toMatchObject(refused);
    expect((await erp.view(given.reference)).body).not.toHaveProperty('withdrawal');
    expect(await sender.call('PUT', '/v1/webhook', { url: 'http://127.0.0.1:9/a\0b' })).toMatchObject(refused);
  });

  it('refuses a day that does not exist', async () => {
    const parts = { boxes: figures.boxes, alreadyDeclared: 3366, discoveredOn: '2026-02-30', period: '2026-Q2' };
    const refused = await erp.submit(aReturn({ kind: 'supplement', ...withFigures(parts) }));
    expect(refused).toMatchObject({ status: 422, body: { code: 'DATE_INVALID' } });
  });
});
