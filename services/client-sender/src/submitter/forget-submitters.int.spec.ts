import { eventually } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { aReturn, TestErp } from '../testing/test-erp.js';
import { ForgetSubmitters } from './forget-submitters.js';

const erp = new TestErp();
const { sender } = erp;
const { connector } = sender;

beforeAll(() => erp.begin(connect));
afterAll(() => erp.end());

const submittedBy = { email: 'sanne@office.example', name: 'Sanne Smit' };
const forget = () => sender.service.app.get(ForgetSubmitters).run();

/** The references of the returns that still say who made them. */
async function named(): Promise<string[]> {
  const rows = await sender.db.database.inTenant('12345', (tx) =>
    tx.query<{ reference: string }>('select reference from submitted_return where submitted_by is not null'),
  );
  return rows.map(({ reference }) => reference);
}

describe('who made a return', () => {
  it('is kept until the office has the return, and no longer', async () => {
    connector.answer = { status: 503 };
    const [waiting, nameless] = [aReturn({ submittedBy }), aReturn()];
    await erp.submit(waiting);
    await erp.submit(nameless);
    expect(await forget()).toBe(0);
    expect(await named()).toEqual([waiting.reference]);
    connector.answer = undefined;
    await erp.delivered(waiting.reference);
    expect(connector.taken.get(waiting.reference)!.message.submittedBy).toEqual(submittedBy);
    expect(await forget()).toBe(1);
    expect(await named()).toEqual([]);
    expect((await erp.submit(waiting)).status).toBe(200);
    expect([await named(), await forget()]).toEqual([[], 0]);
  });

  it('is forgotten with a return that the office will never have', async () => {
    const messages = { nl: 'Fout.', en: 'Wrong.' };
    connector.answer = { status: 422, body: { code: 'XBRL_WRONG', messages } };
    const refused = aReturn({ submittedBy });
    await erp.submit(refused);
    await eventually(async () => expect((await erp.view(refused.reference)).body.delivery).toBe('refused'));
    connector.answer = undefined;
    expect(await forget()).toBe(1);
  });

  it('is forgotten by itself: also what an earlier version kept', async () => {
    const old = aReturn({ submittedBy });
    await erp.submit(old);
    await erp.delivered(old.reference);
    expect(await named()).toEqual([old.reference]);
    await sender.service.close();
    await sender.start();
    await eventually(async () => expect(await named()).toEqual([]));
  });
});
