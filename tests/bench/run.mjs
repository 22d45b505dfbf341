// Filings per second from HTTP intake to kenmerk received. Needs a build; `npm run bench` makes it.
// To see where the time goes: `--profile` writes a CPU profile per service, `--statements` counts what the database is asked.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
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
import { plainNest } from './plain-nest.mjs';
import { beginCount, loadCounter, printCount } from './statements.mjs';

const amount = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 6000);
const isAsked = (/** @type {string} */ option) => process.argv.includes(option);
const PROFILES = join(tmpdir(), 'akkoord-profiles');
const PATIENCE_MS = 300_000;
const CONNECTIONS = 32;
const TAXPAYERS = 500;
const DELIVERED = 'select count(*)::int as delivered from digipoort.submission where kenmerk is not null';
/** How far the filings have come, by station of the journey; counting it all takes time from what is measured, so it is rarely asked. */
const STATIONS = `select (select count(*) from client_sender.submitted_return) as taken, (select count(*) from connector.message) as registered,
  (select count(*) from workflow.approval) as approved, (select count(*) from digipoort.submission) as at_gateway,
  (select count(*) from digipoort.submission where kenmerk is not null) as delivered`;

const log = (/** @type {string} */ line) => console.log(`  ${line}`);

const folder = mkdtempSync(join(tmpdir(), 'akkoord-bench-'));
// The servers run as users of their own, who must be able to pass through.
chmodSync(folder, 0o711);
// They go with this process, however it ends.
guardServers(folder);
const [postgres, rabbitmq] = await Promise.all([
  startPostgres({ dataDir: folder, log }),
  startRabbitmq({ dataDir: folder, log }),
]);
try {
  if (isAsked('--statements')) await loadCounter(postgres);
  const plain = isAsked('--ours')
    ? undefined
    : plainNest({ postgresUrl: postgres.adminUrl, amqpUrl: rabbitmq.amqpUrl, amount, log });
  if (plain) log(`the plain way: ${plain.deliveredPerSecond} filings/s delivered`);
  const ours = await measure();
  table(plain, ours);
} finally {
  await Promise.all([postgres.remove(), rabbitmq.remove()]);
  rmSync(folder, { recursive: true, force: true });
}

async function measure() {
  if (isAsked('--profile')) mkdirSync(PROFILES, { recursive: true });
  const secrets = freshSecrets();
  const settings = demoSettings({ folder, adminToken: secrets.adminToken, logins: demoLogins() });
  const system = await startSystem({
    databaseAdminUrl: await ensureDatabase(postgres.adminUrl),
    amqpUrl: rabbitmq.amqpUrl,
    secrets,
    dataDir: folder,
    separateProcesses: true,
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
      ...(isAsked('--profile') ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${PROFILES}` } : {}),
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
    if (isAsked('--statements')) await beginCount(postgres.adminUrl);

    const before = cpuOf(system.processes);
    const began = performance.now();
    let next = 0;
    const following = untilDelivered(began);
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
    const after = cpuOf(system.processes);
    if (isAsked('--statements')) await printCount(postgres.adminUrl, amount);
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

/** @param {Record<string, { pid: number | undefined }>} processes @returns {Record<string, number>} */
function cpuOf(processes) {
  const services = Object.entries(processes).map(([name, { pid }]) => [name, cpuSeconds(pid)]);
  return Object.fromEntries([
    ...services,
    ['PostgreSQL', cpuSeconds(postgres.pid())],
    ['RabbitMQ', cpuSeconds(rabbitmq.pid())],
  ]);
}

/** @param {number} began */
async function untilDelivered(began) {
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

/**
 * @param {ReturnType<typeof plainNest>} plain
 * @param {Awaited<ReturnType<typeof measure>>} ours
 */
function table(plain, ours) {
  const perSecond = Math.round(ours.delivered / ours.seconds);
  console.log(`\n${amount} filings, ${CONNECTIONS} connections, ${cpus().length} cores, Node ${process.version}\n`);
  const row = (/** @type {unknown[]} */ ...cells) =>
    console.log(
      cells.map((cell, index) => (index === 0 ? String(cell).padEnd(42) : String(cell).padStart(14))).join(''),
    );
  row('', 'Akkoord', 'plain way', 'ratio');
  const ratio = plain ? (perSecond / plain.deliveredPerSecond).toFixed(2) : '';
  row('filings/s, intake to kenmerk received', perSecond, plain?.deliveredPerSecond ?? '–', ratio);
  row('filings/s taken in', ours.acceptedPerSecond, plain?.acceptedPerSecond ?? '–');
  row('intake p50 (ms)', ours.p50, plain?.postP50ms ?? '–');
  row('intake p99 (ms)', ours.p99, plain?.postP99ms ?? '–');
  row('not answered with success', ours.errors, '');
  row('delivered', ours.delivered, '');
  console.log('\nCPU milliseconds per filing');
  for (const [name, seconds] of Object.entries(ours.cpu)) row(`  ${name}`, ((seconds * 1000) / amount).toFixed(2));
  if (ours.delivered < amount || ours.errors > 0) process.exitCode = 1;
}
