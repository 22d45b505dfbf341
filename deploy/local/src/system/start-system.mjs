import { join } from 'node:path';
import { DATA, ROOT } from '../layout.mjs';
import { readJson, writePrivate } from '../machine/files.mjs';
import { reportTo } from '../mail/report-to.mjs';
import { freePorts, freePortsLike } from '../machine/ports.mjs';
import { until } from '../machine/wait.mjs';
import { migrate } from './database.mjs';
import { freshSecrets } from './secrets.mjs';
import { prefixOf, roleOf, SERVICE_NAMES, SERVICES } from './services.mjs';
import { superviseProcess } from './supervised-process.mjs';

const READY_MS = 180_000;
/** The simulator listens on a second port, for WUS. */
const WUS = 'wus';
const WUS_PORT = 4006;
/** The catcher listens on two: for mail, and for who looks at it. */
const [SMTP, CAUGHT] = ['smtp', 'mail-catcher'];
const EXTRA = { [WUS]: WUS_PORT, [SMTP]: 4025, [CAUGHT]: 4008 };

/** @typedef {import('./services.mjs').ServiceName} ServiceName */

/**
 * @typedef {object} SystemOptions
 * @property {string} databaseAdminUrl superuser's address of the database that holds the services' schemas
 * @property {string} amqpUrl
 * @property {ServiceName[]} [services] all unless told otherwise
 * @property {'one' | 'each' | ServiceName[][]} [processes] one for all services (unless told otherwise), one for each, or which share one
 * @property {boolean} [supervised] starts again what ends; true unless told otherwise
 * @property {NodeJS.ProcessEnv} [env] more variables, or others than those made here
 * @property {import('./secrets.mjs').Secrets} [secrets] made afresh unless told otherwise
 * @property {string} [dataDir] folder for logs and the simulator's certificates; .data unless told otherwise
 * @property {string} [stateFile] remembers ports and processes from one start to the next
 * @property {string} [roleSuffix] keeps the database roles of two systems on one server apart
 * @property {(line: string) => void} [log]
 */

/**
 * @typedef {object} RunningSystem
 * @property {Record<string, string>} services base address by name
 * @property {string} wusUrl base address of the simulator's side that speaks WUS (mutual TLS)
 * @property {string | undefined} mailUrl page with the mail that was caught; none when mail goes to a mail server of the environment
 * @property {string} pkiDirectory certificates that the simulator makes and accepts
 * @property {string} amqpUrl
 * @property {string} databaseAdminUrl
 * @property {import('./secrets.mjs').Secrets} secrets
 * @property {Record<string, import('./supervised-process.mjs').SupervisedProcess>} processes by service; `host` when there is one
 * @property {() => Promise<void>} ready resolves when every service is ready (again)
 * @property {() => Promise<void>} stop
 */

/**
 * Brings the database up to date and runs the services, in as many processes as asked, on free ports of this machine.
 * Needs a build. Resolves when all are ready: database reachable and consuming.
 * @param {SystemOptions} options
 * @returns {Promise<RunningSystem>}
 */
export async function startSystem(options) {
  const { services: names = SERVICE_NAMES, secrets = freshSecrets(), stateFile, log = () => {} } = options;
  const groups = groupsOf(names, options.processes ?? 'one');
  const ports = await choosePorts(names, stateFile);
  const env = systemEnvironment({ ...options, secrets }, ports);
  const catcher = await catchMail(names, { ...options, secrets }, ports);
  const stopCatcher = async () => catcher?.stop();
  const lines = await migrate({ ...env, AKKOORD_SERVICES: names.join(',') }).catch(async (error) => {
    await stopCatcher();
    throw error;
  });
  for (const line of lines) log(line);

  /** @type {Record<string, import('../machine/processes.mjs').ProcessIdentity>} */
  const identities = {};
  const processes = groups.map(({ name, group }) =>
    superviseProcess({
      name,
      args: ['--disable-warning=ExperimentalWarning', join(ROOT, 'deploy', 'host', 'dist', 'main.js')],
      env: { ...env, AKKOORD_SERVICES: group.join(',') },
      cwd: ROOT,
      logFile: join(options.dataDir ?? DATA, 'logs', `${name}.log`),
      supervised: options.supervised ?? true,
      onStart: (identity) => {
        identities[name] = identity;
        if (stateFile) writePrivate(stateFile, { ports, processes: identities });
      },
    }),
  );
  const stop = async () => {
    await Promise.all(processes.map((one) => one.stop()));
    await stopCatcher();
  };
  const addresses = Object.fromEntries(names.map((name) => [name, `http://127.0.0.1:${ports[name]}`]));
  const ready = () => allReady(Object.values(addresses));
  try {
    await Promise.race([ready(), ...processes.map(({ failed }) => failed)]);
  } catch (error) {
    await stop();
    throw error;
  }
  for (const one of processes) one.isUp();
  return {
    services: addresses,
    wusUrl: `https://localhost:${ports[WUS]}`,
    mailUrl: catcher?.url,
    pkiDirectory: String(env.DIGIPOORT_SIMULATOR_PKI_DIRECTORY),
    amqpUrl: options.amqpUrl,
    databaseAdminUrl: options.databaseAdminUrl,
    secrets,
    processes: Object.fromEntries(processes.map((one) => [one.name, one])),
    ready,
    stop,
  };
}

/**
 * Which services share a process, and the name it goes by: `host` where it is the only one, else those of its services.
 * @param {ServiceName[]} names
 * @param {'one' | 'each' | ServiceName[][]} processes
 */
function groupsOf(names, processes) {
  if (processes === 'one') return [{ name: 'host', group: names }];
  const groups = processes === 'each' ? names.map((name) => [name]) : processes;
  const given = groups.flat();
  const wrong = [...new Set([...names, ...given])].filter(
    (name) => !names.includes(name) || given.filter((other) => other === name).length !== 1,
  );
  if (wrong.length > 0) throw new Error(`each service that is asked for runs in one process: ${wrong.join(', ')}`);
  return groups.map((group) => ({ name: group.join('+'), group }));
}

/**
 * With a state file the ports of the last time, else the usual ones, where those are free; any free ones without it.
 * @param {ServiceName[]} names
 * @param {string | undefined} stateFile
 * @returns {Promise<Record<string, number>>}
 */
async function choosePorts(names, stateFile) {
  const all = [...names, ...Object.keys(EXTRA)];
  const known = stateFile
    ? /** @type {{ ports: Record<string, number> } | null} */ (readJson(stateFile))?.ports
    : undefined;
  const usual = /** @type {Record<string, number>} */ ({ ...SERVICES, ...EXTRA });
  const chosen = stateFile
    ? await freePortsLike(all.map((name) => known?.[name] ?? usual[name] ?? 0))
    : await freePorts(all.length);
  return Object.fromEntries(all.map((name, index) => [name, chosen[index] ?? 0]));
}

/**
 * @param {SystemOptions & { secrets: import('./secrets.mjs').Secrets }} options
 * @param {Record<string, number>} ports
 * @returns {NodeJS.ProcessEnv}
 */
function systemEnvironment({ databaseAdminUrl, amqpUrl, secrets, env = {}, roleSuffix = '', dataDir = DATA }, ports) {
  /** @type {NodeJS.ProcessEnv} */
  const made = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TZ: 'UTC',
    AKKOORD_DATABASE_ADMIN_URL: databaseAdminUrl,
    AKKOORD_AMQP_URL: amqpUrl,
    AKKOORD_INTERNAL_TOKEN: secrets.internalToken,
    CLIENT_SENDER_SECRET_KEY: secrets.clientSenderKey,
    DIGIPOORT_GATEWAY_KEY_ENCRYPTION_KEYS: `local:${secrets.gatewayKey}`,
    WORKFLOW_EVIDENCE_KEY: secrets.evidenceKey,
    DIGIPOORT_SIMULATOR_WUS_PORT: String(ports[WUS]),
    DIGIPOORT_SIMULATOR_PKI_DIRECTORY: join(dataDir, 'pki'),
    MAILER_PORTAL_URL: `http://127.0.0.1:${ports['portal-api']}`,
    ...(isMailCaught(env) ? mailToCatcher(ports) : {}),
  };
  for (const [name, port] of Object.entries(ports)) {
    if (name in EXTRA) continue;
    const url = new URL(databaseAdminUrl);
    url.username = `${roleOf(name)}${roleSuffix}`;
    url.password = secrets.databasePassword;
    made[`${prefixOf(name)}_DATABASE_URL`] = url.href;
    made[`${prefixOf(name)}_PORT`] = String(port);
    made[`AKKOORD_${prefixOf(name)}_URL`] = `http://127.0.0.1:${port}`;
  }
  return { ...made, ...env };
}

/**
 * Mail is caught on this machine unless the environment names a mail server.
 * @param {NodeJS.ProcessEnv} env
 */
const isMailCaught = (env) => !env.MAILER_SMTP_URL && !env.MAILER_SMTP_URL_FILE;

/**
 * @param {Record<string, number>} ports
 * @returns {NodeJS.ProcessEnv}
 */
const mailToCatcher = (ports) => ({
  MAILER_SMTP_URL: `smtp://127.0.0.1:${ports[SMTP]}`,
  MAILER_SMTP_TLS: 'off',
  MAILER_FROM: 'portal@akkoord.example',
  MAILER_BOUNCE_ADDRESS: 'bounces@akkoord.example',
});

/**
 * Starts the catcher when mail is sent and the environment names no mail server. It runs in this process, which lives as long as the system.
 * @param {ServiceName[]} names
 * @param {SystemOptions & { secrets: import('./secrets.mjs').Secrets }} options
 * @param {Record<string, number>} ports
 */
async function catchMail(names, { env = {}, dataDir = DATA, secrets }, ports) {
  if (!names.includes('mailer') || !isMailCaught(env)) return undefined;
  const { startMailCatcher } = await import('../mail/mail-catcher.mjs');
  return startMailCatcher({
    folder: join(dataDir, 'mail'),
    smtpPort: ports[SMTP] ?? 0,
    httpPort: ports[CAUGHT] ?? 0,
    onBounce: reportTo(`http://127.0.0.1:${ports.mailer}`, secrets.internalToken),
  });
}

/** @param {string[]} addresses */
async function allReady(addresses) {
  /** @type {Record<string, string>} */
  const lastHeard = {};
  const isReady = async (/** @type {string} */ address) => {
    try {
      const answer = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(10_000) });
      lastHeard[address] = `${answer.status} ${await answer.text()}`;
      return answer.ok;
    } catch (error) {
      const { message, cause } = /** @type {Error} */ (error);
      lastHeard[address] = cause instanceof Error ? cause.message : message;
      return false;
    }
  };
  const waiting = await Promise.all(
    addresses.map(async (address) => ((await until(() => isReady(address), { timeoutMs: READY_MS })) ? null : address)),
  );
  const late = waiting.filter((address) => address !== null).map((address) => `${address} (${lastHeard[address]})`);
  if (late.length > 0) throw new Error(`Not ready after ${READY_MS / 1000} s: ${late.join(', ')}`);
}
