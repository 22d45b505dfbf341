import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, eventually, type TestDatabase } from '@akkoord/testing';
import { Client } from 'pg';
import { Notifications } from './index.js';

interface Process {
  readonly notifications: Notifications;
  readonly heard: [string, readonly string[]][];
  connections: number;
  readonly failures: unknown[];
}

describe('notifications between the processes of a service', () => {
  let test: TestDatabase;
  let processes: Process[];

  beforeEach(async () => {
    test = await createTestDatabase('notes', []);
    processes = [];
    const [one, other] = [start(), start()];
    await eventually(() => expect([one.connections, other.connections]).toEqual([1, 1]));
  });
  afterEach(async () => {
    for (const { notifications } of processes) await notifications.stop();
    await test.drop();
  });

  function start(): Process {
    const heard: Process['heard'] = [];
    const failures: unknown[] = [];
    const notifications = new Notifications(test.database, {
      name: 'tidings',
      heard: (topic, keys) => heard.push([topic, keys]),
      connected: () => (process.connections += 1),
      failed: (error) => failures.push(error),
    });
    const process: Process = { notifications, heard, failures, connections: 0 };
    processes.push(process);
    notifications.start();
    return process;
  }

  async function asAdmin(sql: string): Promise<void> {
    const client = new Client({ connectionString: test.adminUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  it('go together, each key once, to every process', async () => {
    const [one] = processes as [Process];
    one.notifications.tellSoon('letters', ['a', 'b']);
    one.notifications.tellSoon('letters', ['b', 'c']);
    one.notifications.tellSoon('parcels', []);
    for (const { heard } of processes)
      await eventually(() =>
        expect(heard).toEqual([
          ['letters', ['a', 'b', 'c']],
          ['parcels', []],
        ]),
      );
  });

  it('come in parts when they are too long for one', async () => {
    const [one, other] = processes as [Process, Process];
    const keys = Array.from({ length: 1000 }, (_, index) => `é-${index}-${'x'.repeat(30)}`);
    await one.notifications.tell('letters', keys);
    await eventually(() => expect(other.heard.flatMap(([, part]) => part)).toEqual(keys));
    expect(other.heard.length).toBeGreaterThan(1);
  });

  it('are sent before stopping', async () => {
    const [one, other] = processes as [Process, Process];
    one.notifications.tellSoon('letters', ['last']);
    await one.notifications.stop();
    await eventually(() => expect(other.heard).toEqual([['letters', ['last']]]));
    expect(one.notifications.isListening).toBe(false);
  });

  it('come in again after the connection was lost, and the listener knows that it may have missed some', async () => {
    const [one, other] = processes as [Process, Process];
    await asAdmin(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen "notes_tidings"'`,
    );
    await eventually(() => expect([one.connections, other.connections]).toEqual([2, 2]));
    await one.notifications.tell('letters', ['a']);
    await eventually(() => expect(other.heard).toEqual([['letters', ['a']]]));
  });

  it('survive what nobody can read', async () => {
    const [one] = processes as [Process];
    await asAdmin(`notify notes_tidings, 'no json'`);
    await eventually(() => expect(one.failures).toHaveLength(1));
  });
});
