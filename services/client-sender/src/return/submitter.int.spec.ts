import { randomUUID } from 'node:crypto';
import { eventually } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestSender } from '../testing/test-sender.js';

const sender = new TestSender();
beforeAll(() => sender.begin());
afterAll(() => sender.end());

const boxes = { '1a.turnover': 1000, '1a.tax': 210, '5b': 60 };
const contact = { initials: 'J', surname: 'Bakker', telephoneNumber: '0201234567' };
const submit = (reference: string, parts: object) =>
  sender.call('POST', '/v1/returns', {
    ...{ reference, kind: 'vat-return' },
    figures: { vatNumber: '123456782B01', period: '2026-Q3', boxes, contact },
    ...parts,
  });
const taken = (reference: string) =>
  eventually(() => {
    const found = sender.connector.taken.get(reference);
    expect(found).toBeDefined();
    return found!.message;
  });

describe('who made and sent a return', () => {
  it('is told to the connector as it was first given; a repeat names nobody else', async () => {
    const reference = randomUUID();
    const submittedBy = { email: ' Sanne@kantoor.example', name: 'Sanne Smit' };
    expect((await submit(reference, { submittedBy })).status).toBe(202);
    expect((await submit(reference, { submittedBy: { email: 'tom@kantoor.example' } })).status).toBe(200);
    expect((await taken(reference)).submittedBy).toEqual({ email: 'sanne@kantoor.example', name: 'Sanne Smit' });
  });

  it('is left out where the ERP names nobody', async () => {
    const reference = randomUUID();
    await submit(reference, {});
    expect(await taken(reference)).not.toHaveProperty('submittedBy');
  });

  it('is refused when it is no address, with what to do', async () => {
    const refused = await submit(randomUUID(), { submittedBy: { email: 'sanne' } });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'RETURN_SUBMITTER_INCORRECT' },
    });
    expect(JSON.stringify(refused.body)).toContain('submittedBy.email');
    expect(JSON.stringify(refused.body)).not.toContain('"sanne"');
  });
});
