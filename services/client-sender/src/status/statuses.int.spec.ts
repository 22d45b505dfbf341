import { eventually } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { aReturn, TestErp } from '../testing/test-erp.js';
import type { Json } from '../testing/test-sender.js';

const erp = new TestErp();
const { sender } = erp;
const { connector, bakery } = sender;

beforeAll(() => erp.begin(connect));
afterAll(() => erp.end());

describe('statuses', () => {
  it('reach the ERP as they happen, in order, with what came with them', async () => {
    const given = aReturn();
    await erp.submit(given);
    await erp.delivered(given.reference);
    connector.push(given.reference, 30, 2);
    connector.push(given.reference, 60, 4, { kenmerk: 'K-1' });
    connector.push(given.reference, 50, 3);
    connector.push(given.reference, 33 as never, 5);
    connector.push('of-another-sender', 80, 1);
    connector.push(given.reference, 80, 6, { kenmerk: 'K-1' });
    await eventually(() => expect(erp.heardAbout(given.reference)).toHaveLength(5));
    const events = erp.heardAbout(given.reference);
    expect(events.map(({ data }) => data.step.status)).toEqual([10, 30, 60, 50, 80]);
    expect(events[4]).toMatchObject({
      type: 'return.status-changed.v1',
      data: { environmentId: bakery.id, messageEn: 'The tax office accepted the return.', details: { kenmerk: 'K-1' } },
    });
    const { body } = await erp.view(given.reference);
    expect(body).toMatchObject({ status: 80, details: { kenmerk: 'K-1' } });
    expect(body.history.map(({ sequence }: Json) => sequence)).toEqual([1, 2, 3, 4, 6]);
    const accepted = await sender.call('GET', '/v1/returns?status=80');
    expect(accepted.body.returns.map(({ reference }: Json) => reference)).toContain(given.reference);
  });

  it('are told once by two processes, and by the other when one ends', async () => {
    const first = sender.service;
    sender.service = await sender.startAnother();
    const given = [aReturn(), aReturn()] as const;
    await erp.submit(given[0]);
    await erp.delivered(given[0].reference);
    await first.close();
    await erp.submit(given[1]);
    await erp.delivered(given[1].reference);
    connector.push(given[0].reference, 30, 2);
    await eventually(() => expect(erp.heardAbout(given[0].reference)).toHaveLength(2));
    expect(erp.heardAbout(given[1].reference)).toHaveLength(1);
    expect(given.map(({ reference }) => connector.sent.get(reference))).toEqual([1, 1]);
  });

  it('are read from the start when the connector lost its place, and none is told twice', async () => {
    const given = aReturn();
    await erp.submit(given);
    await erp.delivered(given.reference);
    await connector.stop();
    const kept = connector.updates.filter(({ externalMessageId }) => externalMessageId === given.reference);
    connector.updates.splice(0, Infinity, ...kept.map((update) => ({ ...update, position: 1 })));
    await connector.start();
    connector.push(given.reference, 30, 2);
    await eventually(() => expect(erp.heardAbout(given.reference)).toHaveLength(2));
  });

  it('are asked for once per piece of news', async () => {
    const [questions, updates] = [connector.questions, connector.updates.length];
    const given = Array.from({ length: 5 }, () => aReturn());
    for (const one of given) {
      await erp.submit(one);
      await erp.delivered(one.reference);
    }
    // Both environments follow the same fake connector, which tells each of them everything.
    expect(connector.questions - questions).toBeLessThanOrEqual(2 * (connector.updates.length - updates) + 2);
  });
});
