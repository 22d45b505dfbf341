import pg from 'pg';

/** @param {string} url @param {(client: pg.Client) => Promise<void>} work */
async function connected(url, work) {
  const client = new pg.Client({ connectionString: url });
  // A server that goes down may still say so.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** @param {string} adminUrl @param {(client: pg.Client) => Promise<void>} work */
async function inDatabase(adminUrl, work) {
  const url = new URL(adminUrl);
  url.pathname = '/akkoord';
  await connected(url.href, work);
}

/**
 * Lets a PostgreSQL of our own keep count of its statements (pg_stat_statements, with the time of planning); restarts it.
 * @param {{ adminUrl: string, restart: () => Promise<void> }} postgres
 */
export async function loadCounter({ adminUrl, restart }) {
  await connected(adminUrl, async (client) => {
    await client.query(`alter system set shared_preload_libraries = 'pg_stat_statements'`);
  });
  await restart();
  await connected(adminUrl, async (client) => {
    await client.query('alter system set pg_stat_statements.track_planning = on');
    await client.query('select pg_reload_conf()');
  });
}

/** Begins to count. @param {string} adminUrl */
export const beginCount = (adminUrl) =>
  inDatabase(adminUrl, async (client) => {
    await client.query('create extension if not exists pg_stat_statements');
    await client.query('select pg_stat_statements_reset()');
  });

/**
 * Prints what each role asked of the database per filing, and the statements that took longest. Times are of the clock, so on a busy
 * machine they hold waiting for a processor too.
 * @param {string} adminUrl
 * @param {number} amount of filings
 */
export const printCount = (adminUrl, amount) =>
  inDatabase(adminUrl, async (client) => {
    const per = (/** @type {string} */ column) => `round((sum(${column}) / ${amount})::numeric, 2)`;
    const roles = await client.query(`select r.rolname as role, ${per('calls')} as calls,
      round((coalesce(sum(calls) filter (where query ilike 'commit%'), 0) / ${amount})::numeric, 2) as commits,
      ${per('total_plan_time')} as "plan ms", ${per('total_exec_time')} as "run ms", ${per('wal_bytes')} as "wal bytes"
      from pg_stat_statements s join pg_roles r on r.oid = s.userid group by 1 order by sum(total_plan_time + total_exec_time) desc`);
    const statements = await client.query(`select left(r.rolname, 14) as role, calls, rows,
      round(total_plan_time) as "plan ms", round(total_exec_time) as "run ms", wal_bytes as "wal bytes",
      left(regexp_replace(query, '\\s+', ' ', 'g'), 90) as statement
      from pg_stat_statements s join pg_roles r on r.oid = s.userid order by total_plan_time + total_exec_time desc limit 40`);
    console.log('\nStatements per filing, by role');
    console.table(roles.rows);
    console.table(statements.rows);
  });
