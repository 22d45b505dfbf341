import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, type PrivateServer, startPrivatePostgres, startPrivateRabbitmq } from '@akkoord/testing';
import { connect } from 'amqplib';
import { Client } from 'pg';
import { removeStalePidFile } from './private-postgres.mjs';

describe('a private PostgreSQL', () => {
  let postgres: PrivateServer;
  beforeAll(async () => void (postgres = await startPrivatePostgres()));
  afterAll(() => postgres.remove());

  const query = async (sql: string) => {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    try {
      return (await client.query<Record<string, string>>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  it('keeps what was committed through kill -9, at the same address', async () => {
    await query("create table kept as select 'yes' as word");
    await postgres.kill();
    await postgres.restart();
    expect(await query('select word from kept')).toEqual([{ word: 'yes' }]);
  });

  it('starts again while children of the one that was killed still hold its memory, and write in its log when they let go', async () => {
    const clients = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const client = new Client({ connectionString: postgres.url });
        client.on('error', () => undefined);
        await client.connect();
        return client;
      }),
    );
    const [{ data_directory: data } = { data_directory: '' }] = await query('show data_directory');
    const children = (await query('select pid from pg_stat_activity where pid <> pg_backend_pid()')).map(({ pid }) =>
      Number(pid),
    );
    children.forEach((pid) => process.kill(pid, 'SIGSTOP'));
    await postgres.kill();
    const restarted = postgres.restart();
    const log = join(data, '..', 'postgres.log');
    await eventually(() => expect(readFileSync(log, 'utf8')).toMatch(/shared memory block/), { everyMs: 5 });
    children.forEach((pid) => process.kill(pid, 'SIGCONT'));
    await restarted;
    await Promise.allSettled(clients.map((client) => client.end()));
    expect(await query('select 1 as one')).toHaveLength(1);
  });

  it('is durable: writes reach the disk before a commit is answered', async () => {
    expect(await query('show fsync')).toEqual([{ fsync: 'on' }]);
    expect(await query('show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
  });

  it('starts although a file of a former run names a process that is now something else', async () => {
    const [{ data_directory: data } = { data_directory: '' }] = await query('show data_directory');
    const file = `${data}/postmaster.pid`;
    const before = readFileSync(file, 'utf8');
    removeStalePidFile(file);
    expect(readFileSync(file, 'utf8')).toBe(before);
    await postgres.kill();
    writeFileSync(file, before.replace(/^\d+/, String(process.pid)));
    await postgres.restart();
    expect(await query('select 1 as one')).toHaveLength(1);
  });
});

describe('a private RabbitMQ', () => {
  let rabbitmq: PrivateServer;
  beforeAll(async () => void (rabbitmq = await startPrivateRabbitmq()), 120_000);
  afterAll(() => rabbitmq.remove());

  it('keeps confirmed messages through kill -9, at the same address', async () => {
    const queue = 'kept';
    const before = await connect(rabbitmq.url);
    const channel = await before.createConfirmChannel();
    // Not a quorum queue: RabbitMQ 3.10 forgets one that is killed within three seconds of its declaration (a delayed
    // write of ra's list of names), which is not what this test is about.
    await channel.assertQueue(queue, { durable: true });
    channel.sendToQueue(queue, Buffer.from('hello'), { persistent: true });
    await channel.waitForConfirms();
    await before.close();
    await rabbitmq.kill();
    await rabbitmq.restart();
    const after = await connect(rabbitmq.url);
    const message = await eventually(async () => {
      // RabbitMQ listens before it has its queues back; a queue that is not there yet costs the channel.
      const again = await after.createChannel();
      again.on('error', () => undefined);
      const got = await again.get(queue, { noAck: true });
      await again.close();
      if (got === false) throw new Error('the queue is still empty');
      return got;
    });
    expect(message.content.toString()).toBe('hello');
    await after.close();
  });
});
