import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IssuedToken } from '@akkoord/contracts';
import { uuidv7 } from '@akkoord/persistence';
import { eventually } from '@akkoord/testing';
import { startConnectors, type ConnectorUnderTest } from '../testing/connector-under-test.js';
import { newTokenSecret } from './token-secret.js';

describe('a token', () => {
  let connector: ConnectorUnderTest;
  beforeAll(async () => {
    connector = await startConnectors(2);
  });
  afterAll(() => connector.close());

  const knock = async (token: string | undefined, office = connector.office, instance = 0) => {
    const options = token === undefined ? {} : { token };
    const answer = await connector.call('GET', `${office}/status-updates`, options, connector.services[instance]);
    return [answer.status, answer.body.code];
  };

  it('opens the door of its own client environment', async () => {
    const { token } = await connector.anEnvironment();
    expect(await knock(token)).toEqual([200, undefined]);
  });

  it.each([
    ['missing', undefined],
    ['wrong', newTokenSecret()],
    ['of another form', 'Basic'],
  ])('that is %s is refused', async (_, token) => {
    expect(await knock(token)).toEqual([401, 'TOKEN_INVALID']);
  });

  it('of another office is refused', async () => {
    const { token } = await connector.anEnvironment();
    const other = `/v1/offices/${connector.tenant === '99999' ? '99998' : '99999'}`;
    expect(await knock(token, other)).toEqual([401, 'TOKEN_INVALID']);
  });

  it('says which number to use when somebody types the name of an environment', async () => {
    const { token } = await connector.anEnvironment();
    expect(await knock(token, `/v1/offices/O${connector.tenant}AA`)).toEqual([
      400,
      'PARTICIPANT_NUMBER_IS_ENVIRONMENT',
    ]);
    expect(await knock(token, '/v1/offices/123')).toEqual([400, 'PARTICIPANT_NUMBER_FORM']);
  });

  it('that was revoked is refused at once, and by other instances as soon as they hear', async () => {
    const { id, token, tokenId } = await connector.anEnvironment();
    expect([await knock(token, connector.office, 0), await knock(token, connector.office, 1)]).toEqual([
      [200, undefined],
      [200, undefined],
    ]);
    expect((await connector.admin('DELETE', `client-environments/${id}/tokens/${tokenId}`)).status).toBe(204);
    expect(await knock(token, connector.office, 0)).toEqual([401, 'TOKEN_INVALID']);
    await eventually(async () => expect(await knock(token, connector.office, 1)).toEqual([401, 'TOKEN_INVALID']));
  });

  it('that has expired is refused, also when it was used just before', async () => {
    const { token, tokenId } = await connector.anEnvironment();
    await connector.own.inTenant(connector.tenant, (tx) =>
      tx.query('update access_token set expires_at = now() where id = $1', [tokenId]),
    );
    expect(await knock(token)).toEqual([401, 'TOKEN_INVALID']);
  });

  it('is refused before its body is taken in', async () => {
    const answer = await connector.call('POST', `${connector.office}/messages`, {
      token: newTokenSecret(),
      body: '{ this is not JSON',
    });
    expect([answer.status, answer.body.code]).toEqual([401, 'TOKEN_INVALID']);
  });

  it('of a client environment administers nothing, and that of the office hands over nothing', async () => {
    const { token } = await connector.anEnvironment();
    const organisations = await connector.call('GET', `${connector.office}/organisations`, { token });
    expect([organisations.status, organisations.body.code]).toEqual([403, 'TOKEN_SCOPE_INSUFFICIENT']);
    expect(await knock(connector.adminToken)).toEqual([403, 'TOKEN_SCOPE_INSUFFICIENT']);
  });

  it('can be issued twice for one client environment, not three times, also not at once', async () => {
    const id = uuidv7();
    await connector.admin('PUT', `client-environments/${id}`, { name: 'Kapper' });
    const issue = () => connector.admin<IssuedToken>('POST', `client-environments/${id}/tokens`);
    const answers = await Promise.all([issue(), issue(), issue()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('TOO_MANY_LIVE_TOKENS');
  });

  it('is stored as a hash only, with its last use', async () => {
    const { token, tokenId } = await connector.anEnvironment();
    await knock(token);
    const [row] = await connector.database.inTenant(connector.tenant, (tx) =>
      tx.query<Record<string, unknown>>('select * from access_token where id = $1', [tokenId]),
    );
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row?.['last_used_at']).toBeInstanceOf(Date);
  });
});
