import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tenantTable } from '@akkoord/persistence';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { testServers } from './test-servers.js';

describe('the servers of a test run', () => {
  let own: TestDatabase;
  beforeAll(async () => {
    own = await createTestDatabase('workflow', [
      {
        name: '0001-note',
        up: `create table note (tenant text not null, words text not null); ${tenantTable('note')}`,
      },
    ]);
  });
  afterAll(() => own.drop());

  it('give each test file a migrated database and a role of its own', async () => {
    await own.database.inTenant('12345', (tx) => tx.query('insert into note values ($1, $2)', ['12345', 'hello']));
    const mine = await own.database.inTenant('12345', (tx) => tx.query('select words from note'));
    const others = await own.database.inTenant('54321', (tx) => tx.query('select words from note'));
    expect([mine, others]).toEqual([[{ words: 'hello' }], []]);
  });

  it('have a broker that answers', async () => {
    const { hostname, port } = new URL(testServers().amqpUrl);
    const answered = await new Promise((resolve, reject) => {
      const socket = connect(Number(port || 5672), hostname, () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', reject);
    });
    expect(answered).toBe(true);
  });
});
