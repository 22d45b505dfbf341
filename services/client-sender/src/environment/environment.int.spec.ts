import { randomUUID } from 'node:crypto';
import { eventually } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { aReturn, TestErp } from '../testing/test-erp.js';

const erp = new TestErp();
const { sender } = erp;
const { connector, bakery, garage } = sender;

beforeAll(() => erp.begin(connect));
afterAll(() => erp.end());

describe('setting up an environment', () => {
  const internal = 'internal-token-for-tests-of-32-signs';
  const put = (id: string, settings: object, token = internal) =>
    sender.call('PUT', `/internal/environments/${id}`, settings, token);
  const aToken = () => `ake_${randomUUID().replaceAll('-', '')}`;
  const aFlorist = () => ({
    name: 'Bloemist',
    participantNumber: '12345',
    connectorUrl: `${connector.url}/`,
    connectorToken: connector.token,
    erpToken: aToken(),
  });

  it('works at once, and a new token takes the place of the old', async () => {
    const id = randomUUID();
    const florist = aFlorist();
    expect((await put(id, florist)).status).toBe(204);
    const given = aReturn();
    expect((await erp.submit(given, florist.erpToken)).status).toBe(202);
    await eventually(async () => {
      expect((await erp.view(given.reference, florist.erpToken)).body).toMatchObject({ status: 10 });
    });
    const erpToken = aToken();
    expect((await put(id, { ...florist, erpToken })).status).toBe(204);
    expect((await erp.view(given.reference, erpToken)).status).toBe(200);
    expect((await erp.view(given.reference, florist.erpToken)).status).toBe(401);
  });

  it('is for parts of the installation only', async () => {
    expect((await put(randomUUID(), aFlorist(), bakery.erpToken)).status).toBe(401);
  });

  it('refuses a token of another environment and an environment of another office', async () => {
    const taken = await put(randomUUID(), { ...aFlorist(), erpToken: bakery.erpToken });
    expect(taken).toMatchObject({ status: 409, body: { code: 'ERP_TOKEN_TAKEN' } });
    const moved = await put(bakery.id, { ...aFlorist(), participantNumber: '54321' });
    expect(moved).toMatchObject({ status: 409, body: { code: 'ENVIRONMENT_OF_ANOTHER_OFFICE' } });
  });
});

describe('storage', () => {
  it('keeps tokens and secrets unreadable, and shows a query without office nothing', async () => {
    const { database } = sender.db;
    const rows = await database.inSystem((tx) => tx.query('select * from client_environment cross join erp_token'));
    const text = rows.map(
      (row) => JSON.stringify(row) + Buffer.from(row['connector_token'] as Buffer).toString('latin1'),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const secret of [connector.token, bakery.erpToken, garage.erpToken]) expect(text.join()).not.toContain(secret);
    expect(await database.inSystem((tx) => tx.query('select * from submitted_return'))).toEqual([]);
    expect(await database.inTenant('99999', (tx) => tx.query('select * from return_document'))).toEqual([]);
  });
});
