// One measurement: servers and a system of its own, every filing sent at once, until Digipoort has acknowledged all.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  demoLogins,
  demoSettings,
  ensureDatabase,
  freshSecrets,
  guardServers,
  setUpOffice,
  startPostgres,
  startRabbitmq,
  startSystem,
  writeProfile,
} from '@akkoord/local';
import autocannon from 'autocannon';
import pg from 'pg';
import { cpuSeconds } from './cpu.mjs';
import { submissions, vatNumbers } from './filings.mjs';
import { registerTaxpayers } from './office.mjs';
import { beginCount, loadCounter, printCount } from './statements.mjs';

/** Requests on their way at once, as the plain way has. */
export const CONNECTIONS = 32;
const PROFILES = join(tmpdir(), 'akkoord-profiles');
const PATIENCE_MS = 300_000;
const TAXPAYERS = 500;
const DELIVERED = 'select count(*)::int as delivered from digipoort.submission where kenmerk is not null';
/** How far the filings have come, by station of the journey; counting it all takes time from what is measured, so it is rarely asked. */
const STATIONS = `select (select count(*) from client_sender.submitted_return) as taken, (select count(*) from connector.message) as registered,
  (select count(*) from workflow.approval) as approved, (select count(*) from digipoort.submission) as at_gateway,
  (select count(*) from digipoort.submission where kenmerk is not null) as delivered`;

/**
 * @typedef {{ postgres: Awaited<ReturnType<typeof startPostgres>>, rabbitmq: Awaited<ReturnType<typeof startRabbitmq>> }} Servers
 *
 * @typedef {object} Options
 * @property {number} amount of filings
 * @property {'each' | import('@akkoord/local').ServiceName[][]} processes
 * @property {boolean} isProfiled
 * @property {boolean} countsStatements
 * @property {(line: string) => void} log
 */

/**
 * PostgreSQL and RabbitMQ of this measurement's own, gone with it however it ends.
 * @template T
 * @param {(line: string) => void} log
 * @param {(servers: Servers, folder: string) => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withServers(log, work) {
  const folder = mkdtempSync(join(tmpdir(), 'akkoord-bench-'));
  // The servers run as users of their own, who must be able to pass through.
  chmodSync(folder, 0o711);
  guardServers(folder);
  const [postgres, rabbitmq] = await Promise.all([
    startPostgres({ dataDir: folder, log }),
    startRabbitmq({ dataDir: folder, log }),
  ]);
  try {
    return await work({ postgres, rabbitmq }, folder);
  } finally {
    await Promise.all([postgres.remove(), rabbitmq.remove()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {Options} options */
export const measure = (options) =>
  withServers(options.log, async (servers, folder) => {
    if (options.countsStatements) await loadCounter(servers.postgres);
    if (options.isProfiled) mkdirSync(PROFILES, { recursive: true });
    return await journey(options, servers, folder);
  });

/** @param {Options} options @param {Servers} servers @param {string} folder */
async function journey(options, servers, folder) {
  const { amount } = options;
  const secrets = freshSecrets();
  const settings = demoSettings({ folder, adminToken: secrets.adminToken, logins: demoLogins() });
  const system = await startSystem({
    databaseAdminUrl: await ensureDatabase(servers.postgres.adminUrl),
    amqpUrl: servers.rabbitmq.amqpUrl,
    secrets,
    dataDir: folder,
    processes: options.processes,
    // The outcome is asked for at the usual pace, so that following filings is not part of what is measured.
    env: {
      ...settings,
      WORKFLOW_APPROVE_AT_ONCE: 'true',
      // One ERP sends for a whole office here.
      AKKOORD_TOKEN_REQUESTS_PER_SECOND: '10000',
      AKKOORD_OFFICE_REQUESTS_PER_SECOND: '10000',
      DIGIPOORT_GATEWAY_FOLLOW_SCHEDULE: '10m',
      DIGIPOORT_GATEWAY_SUBMIT_PER_OFFICE: '256',
      // As in production; the demo looks more often, to see a change at once.
      DIGIPOORT_GATEWAY_PROFILE_REFRESH_MS: '5000',
      ...(options.isProfiled ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${PROFILES}` } : {}),
    },
  });
  try {
    writeProfile({ folder, wusUrl: system.wusUrl, pkiDirectory: system.pkiDirectory });
    const connector = String(system.services.connector);
    const clientSender = String(system.services['client-sender']);
    const { erpToken } = await setUpOffice({
      connector,
      clientSender,
      adminToken: secrets.adminToken,
      internalToken: secrets.internalToken,
    });
    const numbers = vatNumbers(TAXPAYERS);
    await registerTaxpayers(connector, secrets.adminToken, numbers);
    const bodies = submissions(numbers, amount);
    await pause(2000);
    if (options.countsStatements) await beginCount(servers.postgres.adminUrl);

    const before = cpuOf(system.processes, servers);
    const began = performance.now();
    let next = 0;
    const following = untilDelivered(options, servers, began);
    const load = await autocannon({
      url: clientSender,
      connections: CONNECTIONS,
      amount,
      requests: [
        {
          method: 'POST',
          path: '/v1/returns',
          headers: { authorization: `Bearer ${erpToken}`, 'content-type': 'application/json' },
          setupRequest: (request) => ({ ...request, body: bodies[next++] }),
        },
      ],
    });
    const accepted = performance.now();
    const delivered = await following;
    const after = cpuOf(system.processes, servers);
    if (options.countsStatements) await printCount(servers.postgres.adminUrl, amount);
    return {
      delivered,
      seconds: (performance.now() - began) / 1000,
      acceptedPerSecond: Math.round(amount / ((accepted - began) / 1000)),
      p50: load.latency.p50,
      p99: load.latency.p99,
      errors: load.errors + load.non2xx,
      cpu: Object.fromEntries(Object.entries(after).map(([name, seconds]) => [name, seconds - (before[name] ?? 0)])),
    };
  } finally {
    await system.stop();
  }
}

/** @param {Record<string, { pid: number | undefined }>} processes @param {Servers} servers @returns {Record<string, number>} */
function cpuOf(processes, { postgres, rabbitmq }) {
  const services = Object.entries(processes).map(([name, { pid }]) => [name, cpuSeconds(pid)]);
  return Object.fromEntries([
    ...services,
    ['PostgreSQL', cpuSeconds(postgres.pid())],
    ['RabbitMQ', cpuSeconds(rabbitmq.pid())],
  ]);
}

/** @param {Options} options @param {Servers} servers @param {number} began */
async function untilDelivered({ amount, log }, { postgres }, began) {
  const url = new URL(postgres.adminUrl);
  url.pathname = '/akkoord';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  let delivered = 0;
  for (let told = 0; delivered < amount && performance.now() - began < PATIENCE_MS; await pause(200)) {
    delivered = (await client.query(DELIVERED)).rows[0].delivered;
    if (performance.now() - told > 5000) {
      const { rows } = await client.query(STATIONS);
      log(
        `${((performance.now() - began) / 1000).toFixed(0).padStart(3)} s  ${JSON.stringify(rows[0]).replaceAll(/[{}"]/g, '').replaceAll(',', '  ')}`,
      );
      told = performance.now();
    }
  }
  await client.end();
  return delivered;
}
