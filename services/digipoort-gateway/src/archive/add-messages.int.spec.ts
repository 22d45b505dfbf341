import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from '@akkoord/persistence';
import { migrationsOf } from '@akkoord/service-kit';
import { createTestDatabase, type TestDatabase } from '@akkoord/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { digipoortGateway } from '../index.js';
import { addMessages } from './add-messages.js';
import type { ArchivedMessage } from './evidence.js';

const TENANT = '12345';
let made: TestDatabase;

beforeAll(async () => {
  made = await createTestDatabase(digipoortGateway.schema, migrationsOf(digipoortGateway));
});
afterAll(() => made?.drop());

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const archived = (bytes: Buffer): ArchivedMessage => ({ sha256: sha256(bytes), bytes });
/** Any bytes, never the same, in the order in which they are added. */
const messagesOf = (...sizes: number[]): ArchivedMessage[] =>
  sizes.map((size) => archived(randomBytes(size))).sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));

/** Adds in one transaction, and gives how many messages each statement took. */
async function add(messages: readonly ArchivedMessage[], largestPart?: number): Promise<number[]> {
  const taken: number[] = [];
  await made.database.inTenant(TENANT, (tx) => {
    const query: Transaction['query'] = (sql, parameters) => {
      taken.push((parameters?.[2] as string[]).length);
      return tx.query(sql, parameters);
    };
    return addMessages({ ...tx, tenant: tx.tenant, query }, messages, largestPart);
  });
  return taken;
}

/** Every message is there, byte for byte and under the hash of what is there. */
async function expectKept(messages: readonly ArchivedMessage[]): Promise<void> {
  const rows = await made.database.inTenant(TENANT, (tx) =>
    tx.query<{ sha256: string; bytes: Buffer }>(
      'select sha256, bytes from archived_message where tenant = $1 and sha256 = any($2)',
      [TENANT, messages.map((message) => message.sha256)],
    ),
  );
  const kept = new Map(rows.map((row) => [row.sha256, row.bytes]));
  for (const message of messages) {
    const bytes = kept.get(message.sha256);
    expect(bytes?.equals(message.bytes)).toBe(true);
    expect(sha256(bytes!)).toBe(message.sha256);
  }
}

it.each<[string, number[], number, number[]]>([
  ['exactly the limit: one statement', [400, 400, 400], 1200, [3]],
  ['one byte over it: one statement more', [400, 400, 400], 1199, [2, 1]],
  ['one message alone exactly the limit', [1000], 1000, [1]],
  ['one message alone over it', [1001], 1000, [1]],
  ['each alone over it: a statement each', [1001, 1001, 1001], 1000, [1, 1, 1]],
  ['many parts', Array.from({ length: 50 }, () => 300), 2100, [...Array.from({ length: 7 }, () => 7), 1]],
])('keeps messages byte for byte: %s', async (_, sizes, largestPart, statements) => {
  const messages = messagesOf(...sizes);
  expect(await add(messages, largestPart)).toEqual(statements);
  await expectKept(messages);
});

it('keeps messages of any size beside each other, in whatever order they come', async () => {
  const messages = messagesOf(1, 3000, 0, 17, 999, 1000, 1001, 256 * 1024, 2);
  expect((await add([...messages].reverse(), 1000)).length).toBeGreaterThan(4);
  await expectKept(messages);
  expect(await add(messagesOf(1, 3000, 17, 999, 1000, 1001, 256 * 1024, 2))).toEqual([8]);
});

it('keeps one row of what comes twice, in one part, in two, and later again', async () => {
  const [message, other] = messagesOf(600, 600) as [ArchivedMessage, ArchivedMessage];
  expect(await add([message, message], 1200)).toEqual([2]);
  expect(await add([other, other, message], 700)).toEqual([1, 1, 1]);
  await expectKept([message, other]);
});
