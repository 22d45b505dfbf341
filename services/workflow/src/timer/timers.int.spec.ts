import { randomInt, randomUUID } from 'node:crypto';
import { openDatabase, tryToLead, type Database, type Leadership } from '@akkoord/persistence';
import { migrationsOf } from '@akkoord/service-kit';
import { createTestDatabase, eventually, type TestDatabase } from '@akkoord/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { Registry } from 'prom-client';
import { workflow } from '../index.js';
import { OrganisationTurns } from '../rules/organisation-turns.js';
import { WorkflowConfig } from '../workflow.config.js';
import { runDue } from './run-due.js';
import { TimerScheduler } from './scheduler.js';
import { TimerMetrics } from './timer.metrics.js';
import { DueTimers } from './timer.repository.js';
import { cancelTimers, setTimer, type AnyTimerHandler, type DueTimer, type Timer } from './timers.js';

const AT = new Date('2026-10-26T08:00:00.000Z');
const after = (ms: number): Date => new Date(AT.getTime() + ms);

let made: TestDatabase;
let database: Database;
let leadership: Leadership;
let tenant: string;
let filingId: string;

beforeAll(async () => {
  made = await createTestDatabase('workflow', migrationsOf(workflow));
  database = await openDatabase({ url: made.url, schema: 'workflow', poolSize: 6 });
  leadership = await lead('test');
});

afterAll(async () => {
  await leadership?.release();
  await database?.close();
  await made?.drop();
});

beforeEach(() => {
  tenant = String(randomInt(10_000, 99_999));
  filingId = randomUUID();
});

afterEach(() => database.inTenant(tenant, (tx) => tx.query('delete from timer')));

const set = (timer: Partial<Timer> = {}, of = tenant): Promise<void> =>
  database.inTenant(of, (tx) => setTimer(tx, { kind: 'grace-ends', filingId, dueAt: AT, ...timer }));

/** Leaves a row that can only be added once: what happened twice would fail. */
const leaveTrace: AnyTimerHandler = {
  kind: 'grace-ends',
  handle: async (tx, due) => void (await trace(tx, due)),
};

const trace = (tx: { query: (sql: string, values: unknown[]) => Promise<unknown> }, { tenant: of, ...due }: DueTimer) =>
  tx.query(`insert into inbox (tenant, handler, message_id) values ($1, 'test', $2)`, [
    of,
    `${due.filingId} ${due.key}`,
  ]);

const traces = async (of = tenant): Promise<string[]> => {
  const sql = `select message_id from inbox where handler = 'test' order by message_id`;
  const rows = await database.inTenant(of, (tx) => tx.query<{ message_id: string }>(sql));
  return rows.map(({ message_id }) => message_id.split(' ')[0]!);
};

const waiting = async (): Promise<{ attempts: number; failure: string | null }[]> =>
  database.inTenant(tenant, (tx) => tx.query('select attempts, failure from timer'));

const lead = async (right: string): Promise<Leadership> =>
  (await tryToLead({ url: made.url, schema: 'workflow', right, lock: [1, right] }))!;

const pass = (now: Date, ...handlers: AnyTimerHandler[]): Promise<number> => passOf(leadership, now, handlers);

function passOf(leader: Leadership, now: Date, handlers: AnyTimerHandler[] = []): Promise<number> {
  const run = {
    database,
    turns: new OrganisationTurns(),
    handlers: handlers.length > 0 ? handlers : [leaveTrace],
    metrics: { ended: () => undefined },
    warn: () => undefined,
  };
  return runDue(run, new DueTimers(leader), now);
}

async function asAdmin(sql: string): Promise<void> {
  const client = new Client({ connectionString: made.adminUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

describe('a timer', () => {
  it('does its work when its moment has come, and not before', async () => {
    await set();
    await pass(after(-1));
    expect(await traces()).toEqual([]);
    await pass(AT);
    expect(await traces()).toEqual([filingId]);
    expect(await waiting()).toEqual([]);
  });

  it('does it once, however many believe to lead', async () => {
    await set();
    const leaders = await Promise.all(['a', 'b', 'c', 'd'].map(lead));
    await Promise.all(leaders.map((leader) => passOf(leader, AT)));
    await Promise.all(leaders.map((leader) => leader.release()));
    expect(await traces()).toEqual([filingId]);
    expect(await waiting()).toEqual([]);
  });

  it('that was cancelled does nothing, and one of another kind stays', async () => {
    await set();
    await set({ kind: 'expiry' });
    await database.inTenant(tenant, (tx) => cancelTimers(tx, filingId, ['grace-ends']));
    await pass(AT);
    expect(await traces()).toEqual([]);
    expect(await waiting()).toHaveLength(1);
  });

  it('set again takes the place of the former', async () => {
    await set();
    await set({ dueAt: after(60_000) });
    await pass(AT);
    expect(await traces()).toEqual([]);
    expect(await waiting()).toHaveLength(1);
  });

  it('of another office is its own', async () => {
    const other = tenant === '12345' ? '12346' : '12345';
    await set();
    await set({}, other);
    await pass(AT);
    expect(await traces()).toEqual([filingId]);
    expect(await traces(other)).toEqual([filingId]);
  });

  it('waits for who decides about the organisation, and then finds that it was cancelled', async () => {
    const organisationId = randomUUID();
    await database.inTenant(tenant, (tx) =>
      tx.query(
        `insert into approval (tenant, filing_id, organisation_id, organisation_name, facts, status, sequence, version, started_at, changed_at)
         values ($1, $2, $3, 'Bakkerij', '{}', 30, 3, 1, $4, $4)`,
        [tenant, filingId, organisationId, AT.toISOString()],
      ),
    );
    await set();
    let passing: Promise<number> | undefined;
    await database.inTenant(tenant, async (tx) => {
      await new OrganisationTurns().take(tx, [organisationId]);
      passing = pass(AT);
      await eventually(async () => {
        const sql = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%take_turns%'`;
        expect(await leadership.query(sql)).toHaveLength(1);
      });
      await cancelTimers(tx, filingId);
    });
    await passing;
    expect(await traces()).toEqual([]);
  });
});

describe('a timer whose work fails', () => {
  const failing: AnyTimerHandler = {
    kind: 'grace-ends',
    handle: async (tx, due) => {
      await trace(tx, due);
      throw Object.assign(new Error('not now'), { code: 'NOT_NOW' });
    },
  };

  it('leaves no trace, is put off longer each time and says why', async () => {
    await set();
    await pass(AT, failing);
    expect(await waiting()).toEqual([{ attempts: 1, failure: 'NOT_NOW' }]);
    await pass(after(9_000), failing);
    expect(await waiting()).toEqual([{ attempts: 1, failure: 'NOT_NOW' }]);
    await pass(after(11_000), failing);
    expect(await waiting()).toEqual([{ attempts: 2, failure: 'NOT_NOW' }]);
    expect(await traces()).toEqual([]);
    await pass(after(60_000));
    expect(await traces()).toEqual([filingId]);
  });

  it('does not wait for a moment that a clock which ran ahead had planned', async () => {
    await set();
    await pass(after(31_536_000_000), failing);
    await pass(after(60_000));
    expect(await traces()).toEqual([filingId]);
  });

  it('does not hold up its neighbours', async () => {
    const neighbour = randomUUID();
    await set({ dueAt: after(-1000) });
    await set({ filingId: neighbour });
    await pass(AT, {
      kind: 'grace-ends',
      handle: async (tx, due) =>
        due.filingId === filingId ? Promise.reject(new Error('no')) : void (await trace(tx, due)),
    });
    expect(await traces()).toEqual([neighbour]);
  });

  it('stays when the connection is cut after its work and before the end, and is done once then', async () => {
    await set();
    const cut: AnyTimerHandler = {
      kind: 'grace-ends',
      handle: async (tx, due) => {
        await trace(tx, due);
        const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
        await asAdmin(`select pg_terminate_backend(${row!.pid})`);
      },
    };
    await pass(AT, cut).catch(() => undefined);
    expect(await traces()).toEqual([]);
    await pass(after(11_000));
    expect(await traces()).toEqual([filingId]);
  });
});

describe('what is told of many filings together', () => {
  it('gets all timers of the office at once', async () => {
    const told: string[][] = [];
    const ids = [filingId, randomUUID(), randomUUID()];
    for (const id of ids) await set({ kind: 'reminder', filingId: id });
    await pass(AT, {
      kind: 'reminder',
      handleAll: async (_, due) => void told.push(due.map((timer) => timer.filingId)),
    });
    expect(told.map((filings) => filings.sort())).toEqual([ids.sort()]);
  });

  it('goes on one by one when one of them fails', async () => {
    const bad = randomUUID();
    await set({ kind: 'reminder' });
    await set({ kind: 'reminder', filingId: bad });
    await pass(AT, {
      kind: 'reminder',
      handleAll: async (tx, due) => {
        for (const timer of due) await trace(tx, timer);
        if (due.some((timer) => timer.filingId === bad)) throw new Error('no');
      },
    });
    expect(await traces()).toEqual([filingId]);
    expect(await waiting()).toEqual([{ attempts: 1, failure: 'Error' }]);
  });
});

describe('the scheduler', () => {
  const aScheduler = (): TimerScheduler =>
    new TimerScheduler(
      database,
      new OrganisationTurns(),
      Object.assign(new WorkflowConfig(), { timerPollMs: 50 }),
      new TimerMetrics(new Registry()),
      [leaveTrace],
      { warn: () => undefined },
    );

  it('is taken over when who leads dies, and nothing is done twice', async () => {
    const two = [aScheduler(), aScheduler()];
    two.forEach((scheduler) => scheduler.onApplicationBootstrap());
    await set();
    await eventually(async () => expect(await traces()).toEqual([filingId]));
    await asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'workflow timers'`);
    await set({ key: 'after the takeover' });
    await eventually(async () => expect(await traces()).toEqual([filingId, filingId]));
    await Promise.all(two.map((scheduler) => scheduler.beforeApplicationShutdown()));
  });

  it('finds after a restart what was set before', async () => {
    await set();
    const scheduler = aScheduler();
    scheduler.onApplicationBootstrap();
    await eventually(async () => expect(await traces()).toEqual([filingId]));
    await scheduler.beforeApplicationShutdown();
  });
});
