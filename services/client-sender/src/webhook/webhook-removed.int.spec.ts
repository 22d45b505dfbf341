import { randomUUID } from 'node:crypto';
import { type Database, openDatabase } from '@akkoord/persistence';
import { migrationsOf } from '@akkoord/service-kit';
import { createTestDatabase, type TestDatabase } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clientSender } from '../index.js';
import type { DeliverWebhooks } from './deliver-webhooks.js';
import { QueueWebhooks } from './queue-webhooks.js';
import { claimWebhooks, putWebhook, removeWebhook } from './webhook.repository.js';

const TENANT = '12345';
const queue = new QueueWebhooks({ wake: () => undefined } as unknown as DeliverWebhooks);
let made: TestDatabase;
let database: Database;

beforeAll(async () => {
  made = await createTestDatabase(clientSender.schema, migrationsOf(clientSender));
  database = await openDatabase({ url: made.url, schema: clientSender.schema });
});
afterAll(async () => {
  await database?.close();
  await made?.drop();
});

async function anEnvironment(): Promise<string> {
  const id = randomUUID();
  await database.inTenant(TENANT, async (tx) => {
    await tx.query(
      `insert into client_environment (id, tenant, name, connector_url, connector_token) values ($1, $2, 'Bakkerij', 'http://x', '')`,
      [id, TENANT],
    );
    await putWebhook(tx, id, { url: 'https://erp.example/hook', secret: Buffer.from('secret') });
  });
  return id;
}

const aMessage = (environmentId: string) => ({ environmentId, type: 'x.v1', at: '2026-10-01T12:00:00Z', data: {} });

describe('a webhook that is taken away while messages for it are being queued', () => {
  it('does not keep those of other environments from being posted', async () => {
    const [leaving, staying] = [await anEnvironment(), await anEnvironment()];
    await database.inTenant(TENANT, async (tx) => {
      await queue.add(tx, [aMessage(leaving), aMessage(leaving)]);
      await database.inTenant(TENANT, (other) => removeWebhook(other, leaving));
    });
    await database.inTenant(TENANT, (tx) => queue.add(tx, [aMessage(staying)]));
    const claimed = await database.inSystem((tx) => claimWebhooks(tx, 2, 60_000));
    expect(claimed.map(({ environmentId }) => environmentId)).toEqual([staying]);
  });
});
