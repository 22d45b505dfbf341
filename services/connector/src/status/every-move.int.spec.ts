import type { MessageView } from '@akkoord/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aVatReturn, submissionOf, vatNumberFrom } from '../testing/a-filing.js';
import { startConnectors, type ConnectorUnderTest } from '../testing/connector-under-test.js';
import { ROWS } from '../testing/rows.js';

let connector: ConnectorUnderTest;
let environment: { token: string };
let organisationId: string;
let counter = 0;

beforeAll(async () => {
  connector = await startConnectors();
  environment = await connector.anEnvironment();
  organisationId = await connector.anOrganisation(vatNumberFrom(311_222_330));
});
afterAll(() => connector?.close());

async function unmatched(): Promise<string> {
  const body = submissionOf(aVatReturn(vatNumberFrom(333_444_550), 100), `M-${(counter += 1)}`, {});
  const { token } = environment;
  const sent = await connector.call<MessageView>('POST', `${connector.office}/messages`, { token, body });
  expect(sent.status).toBe(201);
  return sent.body.messageId;
}

async function movesOf(messageId: string): Promise<string[]> {
  const { token } = environment;
  const { body } = await connector.call<MessageView>('GET', `${connector.office}/messages/${messageId}`, { token });
  const statuses = [null, ...body.history.map(({ status }) => status)];
  return statuses.slice(1).map((status, index) => `${statuses[index]} ${status}`);
}

describe('the register', () => {
  it('makes every row of the transition table that is the connector’s, and no other', async () => {
    const [linked, takenBack, left] = [await unmatched(), await unmatched(), await unmatched()];
    const link = await connector.admin('PUT', `unmatched-messages/${linked}/organisation`, { organisationId });
    expect(link.status).toBe(204);
    const { token } = environment;
    const back = `${connector.office}/messages/${takenBack}/withdrawal`;
    expect((await connector.call('POST', back, { token, body: {} })).status).toBe(200);
    const off = await connector.admin('POST', `unmatched-messages/${left}/withdrawal`, { reason: 'Niet van ons' });
    expect(off.status).toBe(200);
    const moves = (await Promise.all([linked, takenBack, left].map(movesOf))).flat();
    expect([...new Set(moves)].sort()).toEqual([...ROWS].sort());
  });
});
