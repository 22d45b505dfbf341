import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { digipoortSimulator, TEST_OINS } from '@akkoord/digipoort-simulator';
import type { ServiceDefinition } from '@akkoord/service-kit';
import { eventually } from '@akkoord/testing';
import { FetchMessages } from './fetch-messages.js';
import { GatewayUnderTest, taxpayers } from '../testing/gateway-under-test.js';

const A = '37001';
const B = '37002';
const NOT = '37003';
const gateway = new GatewayUnderTest();
const numbers = taxpayers();

beforeAll(async () => {
  await gateway.start(digipoortSimulator as unknown as ServiceDefinition, 2, {
    AKKOORD_MESSAGE_CHECK_MS: '600000',
    AKKOORD_MESSAGE_EVERY: '1h',
  });
  gateway.writeProfiles([
    { tenant: A, certificate: 'client' },
    { tenant: B, certificate: 'otherClient' },
  ]);
  await gateway.canFile(A, B);
});
afterAll(() => gateway.stop());
beforeEach(() => gateway.control('DELETE', '/next'));

interface Listed {
  messageId: string;
  kenmerk: string;
  taxpayer: string;
  filingId?: string;
  confirmedAt?: string;
  content: { sha256: string; fileName: string };
}
const at = (tenant: string, path = '') => `/v1/offices/${tenant}/messages${path}`;
const fetchNow = async (tenant = A) => (await gateway.administer('POST', at(tenant, '/fetch'))).body;
const list = async (tenant = A) =>
  (await gateway.administer('GET', at(tenant))).body as unknown as { messages: Listed[] };
const ready = (belanghebbende: string, more: object = {}) =>
  gateway.control('POST', '/messages', { belanghebbende, bedrag: 120, ...more });
const cut = (operation: string) => gateway.control('POST', '/next', { operation, outcome: 'lost-reply' });
const operations = async () => {
  const { requests } = (await gateway.control('GET', '/received')) as { requests: { operation: string }[] };
  return requests.map(({ operation }) => operation);
};

describe('messages that the authority put ready', () => {
  it('are fetched, kept byte for byte, confirmed and shown; once', async () => {
    const taxpayer = numbers.next().value;
    const { filingId } = await gateway.approve(A, taxpayer);
    await eventually(() => expect(gateway.told(filingId).at(-1)?.data.statuses[0]?.status).toBe(80));
    const { kenmerk } = await ready(taxpayer, { aanleverkenmerk: `AK-${filingId.replaceAll('-', '')}` });
    await ready(numbers.next().value);
    await ready(numbers.next().value, { oin: TEST_OINS.otherClient });

    expect(await fetchNow()).toEqual({ fetched: 2, confirmed: 2 });
    const { messages } = await list();
    expect(messages).toHaveLength(2);
    const about = messages.find((one) => one.kenmerk === kenmerk)!;
    expect(about).toMatchObject({
      filingId,
      taxpayer,
      confirmedAt: expect.any(String),
      berichtsoort: 'ServiceberichtAanslag',
    });
    const file = await gateway.download(at(A, `/${about.messageId}/files/${about.content.sha256}`));
    expect(file.type).toBe('application/xml');
    expect(file.bytes.toString()).toContain(`<Omzetbelastingnummer>${taxpayer}</Omzetbelastingnummer>`);
    expect((await gateway.administer('GET', at(A, `?filingId=${filingId}`))).body).toMatchObject({
      messages: [{ kenmerk }],
      lastAt: expect.any(String),
      nextAt: expect.any(String),
    });

    expect(await fetchNow()).toEqual({ fetched: 0, confirmed: 0 });
    const counted = (await operations()).filter((operation) => /BerichtenKenmerk$/.test(operation));
    expect(counted.sort()).toEqual([
      ...['getBerichtenKenmerk', 'getBerichtenKenmerk', 'getNieuweBerichtenKenmerk', 'getNieuweBerichtenKenmerk'],
    ]);
    expect((await list(B)).messages).toEqual([]);
    expect(await fetchNow(B)).toEqual({ fetched: 1, confirmed: 1 });
  });

  it('are there all the same when an answer is lost, also the one that marks them as fetched', async () => {
    const { kenmerk } = await ready(numbers.next().value);
    await cut('getBerichtenKenmerk');
    expect(await fetchNow()).toMatchObject({ fetched: 0, confirmed: 0, problem: 'connection-lost' });
    expect((await list()) as object).toMatchObject({ problem: 'connection-lost' });
    await cut('getNieuweBerichtenKenmerk');
    expect(await fetchNow()).toMatchObject({ fetched: 1, confirmed: 0, problem: 'connection-lost' });
    // For the authority it is not new any more; it is stored, and told again.
    expect((await list()).messages[0]).toMatchObject({ kenmerk });
    expect((await list()).messages[0]).not.toHaveProperty('confirmedAt');
    expect(await fetchNow()).toEqual({ fetched: 0, confirmed: 1 });
    expect(await list()).not.toHaveProperty('problem');
  });

  it('are not lost when whoever fetched them dies before the authority was told', async () => {
    const { kenmerk } = await ready(numbers.next().value);
    const look = gateway.gateways[0]!.app.get(FetchMessages, { strict: false });
    const dying = look as unknown as { confirm: () => Promise<number> };
    dying.confirm = () => Promise.reject(new Error('killed'));
    await expect(look.look(A, true)).rejects.toThrow('killed');
    delete (dying as Partial<typeof dying>).confirm;
    // Its hold lasts until it must be gone; then another goes on.
    expect((await gateway.administer('POST', at(A, '/fetch'))).body).toMatchObject({ code: 'MESSAGES_BEING_FETCHED' });
    await gateway.rows(A, `update message_look set held_until = now() where tenant = $1`, [A]);
    expect(await fetchNow()).toEqual({ fetched: 0, confirmed: 1 });
    expect((await list()).messages.filter((one) => one.kenmerk === kenmerk)).toHaveLength(1);
  });

  it('are fetched by one of several instances that look at the same time', async () => {
    for (let count = 0; count < 3; count += 1) await ready(numbers.next().value);
    const looks = await Promise.all(
      gateway.gateways.map(({ app }) => app.get(FetchMessages, { strict: false }).look(A, true)),
    );
    expect(looks.filter((looked) => looked?.fetched === 3)).toHaveLength(1);
    const rows = await gateway.rows<{ count: number }>(
      A,
      'select count(*)::int from fetched_message group by kenmerk, berichtkenmerk having count(*) > 1',
    );
    expect(rows).toEqual([]);
  });

  it('keep in the archive what was exchanged about them, never changed', async () => {
    const rows = await gateway.rows<{ operation: string }>(
      A,
      'select distinct operation from message_exchange order by 1',
    );
    expect(rows.map(({ operation }) => operation)).toEqual(['getBerichtenKenmerk', 'getNieuweBerichtenKenmerk']);
    await expect(gateway.rows(A, 'delete from message_exchange')).rejects.toThrow('are never changed or removed');
  });
});

describe('a refusal of the authority', () => {
  it('is shown with its code, and holds up no filing', async () => {
    await gateway.control('POST', '/next', { operation: 'getBerichtenLijst', outcome: 'fault', times: 0 });
    for (let times = 0; times < 8; times += 1) expect(await fetchNow()).toMatchObject({ problem: 'OHS100' });
    const { filingId } = await gateway.approve(A, numbers.next().value);
    await eventually(() => expect(gateway.told(filingId).at(-1)?.data.statuses[0]?.status).toBe(80));
  });
});

describe('a message', () => {
  it('is for its own office only', async () => {
    const [message] = (await list()).messages;
    const paths = [
      `/${message!.messageId}`,
      `/${message!.messageId}/files/${message!.content.sha256}`,
      `/${randomUUID()}`,
    ];
    for (const path of paths) {
      expect((await gateway.administer('GET', at(B, path))).body).toMatchObject({ code: 'MESSAGE_NOT_FOUND' });
    }
    expect((await gateway.administer('POST', at(NOT, '/fetch'))).status).toBe(404);
    expect((await gateway.administer('GET', at(A), undefined, 'wrong')).status).toBe(401);
  });
});
