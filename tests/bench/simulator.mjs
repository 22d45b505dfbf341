// Aanleveringen per second that the simulator takes: verified, judged, committed and answered with a signature. Needs a build;
// `node tests/bench/simulator.mjs [amount] [--profile]`. The requests are signed beforehand, so that only the simulator is measured.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request as post } from 'node:https';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDatabase, guardServers, startPostgres, startRabbitmq, startSystem } from '@akkoord/local';
import { buildRequest, newMessageId, servicePath, WusSigner } from '@akkoord/wus';
import { cpuSeconds } from './cpu.mjs';
import { submissions, vatNumbers } from './filings.mjs';

const amount = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 3000);
const CONNECTIONS = 24;
const WARM_UP = 300;
const profile = process.argv.includes('--profile');
const log = (/** @type {string} */ line) => console.log(`  ${line}`);

const folder = mkdtempSync(join(tmpdir(), 'akkoord-bench-simulator-'));
chmodSync(folder, 0o711);
guardServers(folder);
const [postgres, rabbitmq] = await Promise.all([
  startPostgres({ dataDir: folder, log }),
  startRabbitmq({ dataDir: folder, log }),
]);
try {
  await measure();
} finally {
  await Promise.all([postgres.remove(), rabbitmq.remove()]);
  rmSync(folder, { recursive: true, force: true });
}

async function measure() {
  const profiles = join(tmpdir(), 'akkoord-profiles');
  if (profile) mkdirSync(profiles, { recursive: true });
  const system = await startSystem({
    databaseAdminUrl: await ensureDatabase(postgres.adminUrl),
    amqpUrl: rabbitmq.amqpUrl,
    services: ['digipoort-simulator'],
    processes: 'each',
    dataDir: folder,
    env: {
      AKKOORD_LOG_LEVEL: 'error',
      ...(profile ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profiles}` } : {}),
    },
  });
  const { agent, envelopes, path } = await prepare(system, WARM_UP + amount);
  const url = new URL(path, system.wusUrl);
  await send(url, agent, envelopes.slice(0, WARM_UP));
  const pid = system.processes['digipoort-simulator']?.pid;
  const before = { simulator: cpuSeconds(pid), database: cpuSeconds(postgres.pid()), client: process.cpuUsage() };
  const began = performance.now();
  const { times, refused } = await send(url, agent, envelopes.slice(WARM_UP));
  const seconds = (performance.now() - began) / 1000;
  const client = process.cpuUsage(before.client);
  const perDelivery = (/** @type {number} */ cpu) => ((cpu * 1000) / amount).toFixed(2);
  const accepts = /** @type {{ accepted: number }} */ (
    await (await fetch(`${system.services['digipoort-simulator']}/control/accepts`)).json()
  );
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ part) => (times[Math.floor(times.length * part)] ?? 0).toFixed(1);
  console.log(
    `\n${amount} aanleveringen, ${CONNECTIONS} connections, ${cpus().length} cores, Node ${process.version}\n`,
  );
  console.table({
    'aanleveringen/s': Math.round(amount / seconds),
    'p50 (ms)': at(0.5),
    'p99 (ms)': at(0.99),
    'CPU ms each, simulator': perDelivery(cpuSeconds(pid) - before.simulator),
    'CPU ms each, PostgreSQL': perDelivery(cpuSeconds(postgres.pid()) - before.database),
    'CPU ms each, this client': perDelivery((client.user + client.system) / 1e6),
    'not answered with success': refused,
    'accepted (with warm-up)': `${accepts.accepted} of ${WARM_UP + amount}`,
  });
  agent.destroy();
  await system.stop();
  if (profile) log(`profiles in ${profiles}`);
  if (refused > 0 || accepts.accepted !== WARM_UP + amount) process.exitCode = 1;
}

/** @param {{ pkiDirectory: string, wusUrl: string }} system @param {number} count */
async function prepare({ pkiDirectory, wusUrl }, count) {
  const pem = (/** @type {string} */ name) => readFileSync(join(pkiDirectory, name), 'utf8');
  const identity = { key: pem('client-key.pem'), cert: pem('client-cert.pem') };
  const agent = new Agent({ ...identity, ca: pem('ca.pem'), keepAlive: true, maxSockets: CONNECTIONS });
  const signer = new WusSigner({ key: identity.key, certificate: identity.cert });
  const path = servicePath('aanleverservice');
  const numbers = vatNumbers(500);
  const documents = submissions(numbers, count).map((body) => Buffer.from(JSON.parse(body).xbrl, 'base64'));
  const frame = () => ({ to: wusUrl + path, messageId: newMessageId(), now: new Date(), timestampLifeMs: 600_000 });
  const envelopes = [];
  for (const [index, inhoud] of documents.entries()) {
    const nummer = String(numbers[index % numbers.length]);
    const delivery = {
      berichtsoort: 'Omzetbelasting',
      aanleverkenmerk: `bench-${index}`,
      identiteitBelanghebbende: { nummer, type: 'BTW' },
      rolBelanghebbende: 'Intermediair',
      berichtInhoud: { mimeType: 'application/xml', bestandsnaam: 'Omzetbelasting.xbrl', inhoud },
      autorisatieAdres: 'http://geenausp.nl',
    };
    envelopes.push(await buildRequest('aanleveren', delivery, frame(), signer));
  }
  return { agent, envelopes, path };
}

/** @param {URL} url @param {Agent} agent @param {import('@akkoord/wus').SignedMessage[]} envelopes */
async function send(url, agent, envelopes) {
  /** @type {number[]} */
  const times = [];
  let next = 0;
  let refused = 0;
  const one = async () => {
    for (let envelope = envelopes[next++]; envelope; envelope = envelopes[next++]) {
      const began = performance.now();
      const status = await deliver(url, agent, envelope);
      times.push(performance.now() - began);
      if (status !== 200) refused += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  return { times, refused };
}

/** @param {URL} url @param {Agent} agent @param {import('@akkoord/wus').SignedMessage} envelope @returns {Promise<number | undefined>} */
function deliver(url, agent, { bytes, action }) {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"${action}"`,
      'content-length': bytes.length,
    };
    const call = post(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
      response.on('error', reject);
    });
    call.on('error', reject);
    call.end(bytes);
  });
}
