import { join } from 'node:path';
import { DATA, PATHS } from '../layout.mjs';
import { demoLogins, demoSettings, STEP_MS, STEPS, writeProfile } from '../demo/demo-settings.mjs';
import { writeDemoFile } from '../demo/demo-file.mjs';
import { OFFICE_NAME, PARTICIPANT_NUMBER } from '../demo/office.mjs';
import { setUpOffice } from '../demo/set-up-office.mjs';
import { tellMail } from '../demo/tell-mail.mjs';
import { tellProof } from '../demo/tell-proof.mjs';
import { driveFilings } from '../demo/drive-filings.mjs';
import { progress } from '../machine/progress.mjs';
import { startServers } from '../servers/start-servers.mjs';
import { stopServers } from '../servers/stop-servers.mjs';
import { build } from '../setup/build.mjs';
import { ensureDatabase } from '../system/database.mjs';
import { secretsIn } from '../system/secrets.mjs';
import { startSystem } from '../system/start-system.mjs';
import { stopServices } from '../system/stop-services.mjs';

/**
 * From a fresh clone to an accepted filing. `--once` ends after the filings; `--approve none` leaves them waiting for a person;
 * `--separate` gives each service a process of its own.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  const isOnce = args.includes('--once');
  const approve = args[args.indexOf('--approve') + 1] === 'none' && args.includes('--approve') ? 'none' : 'one';
  await stopServices();
  const [servers] = await Promise.all([startServers({ yes: args.includes('--yes') }), build(progress('build'))]);
  const log = progress('services');
  log('starting');
  const secrets = secretsIn(PATHS.secrets);
  const logins = demoLogins();
  const folder = join(DATA, 'demo');
  const system = await startSystem({
    databaseAdminUrl: await ensureDatabase(servers.postgres.adminUrl),
    amqpUrl: servers.rabbitmq.amqpUrl,
    secrets,
    processes: args.includes('--separate') ? 'each' : 'one',
    stateFile: PATHS.system,
    env: demoSettings({ folder, adminToken: secrets.adminToken, logins }),
  });
  /** Set when the person presses Ctrl-C; the system then ends in order, also when told so again: `timeout` tells the parent and this one. */
  const interrupted = new Promise((resolve) =>
    ['SIGINT', 'SIGTERM'].forEach((signal) => process.on(signal, () => resolve('interrupted'))),
  );
  let code = 0;
  try {
    const erpToken = await furnish({ system, secrets, logins, folder });
    log(`all are ready; ${OFFICE_NAME} (participant ${PARTICIPANT_NUMBER}) is set up with two clients\n`);
    console.log('   after  filing  status');
    const outcome = await Promise.race([
      interrupted,
      driveFilings({
        services: system.services,
        amqpUrl: system.amqpUrl,
        erpToken,
        logins,
        approve,
        print: (line) => console.log(line),
      }),
    ]);
    if (outcome !== 'interrupted') {
      const { clickToAcceptedMs, proof } = /** @type {Awaited<ReturnType<typeof driveFilings>>} */ (outcome);
      await tellMail(system.mailUrl);
      if (proof) await tellProof(proof, { folder, print: (line) => console.log(line) });
      tellOutcome(clickToAcceptedMs);
      if (!isOnce) {
        tellWhereEverythingIs(system.services, logins, system.mailUrl);
        await interrupted;
      }
    }
  } catch (error) {
    console.error(
      `\nThe demonstration failed: ${error instanceof Error ? error.message : String(error)}\nLogs: ${PATHS.logs}`,
    );
    code = 1;
  } finally {
    await system.stop();
    await stopServers(PATHS.servers);
  }
  return code;
}

/**
 * Gives the office what it needs, and says in `.data/demo.json` where everything is.
 * @param {{ system: import('../system/start-system.mjs').RunningSystem, secrets: ReturnType<typeof secretsIn>, logins: ReturnType<typeof demoLogins>, folder: string }} facts
 * @returns {Promise<string>} token of the ERP
 */
async function furnish({ system, secrets, logins, folder }) {
  const pki = writeProfile({ folder, wusUrl: system.wusUrl, pkiDirectory: system.pkiDirectory });
  const { erpToken, connectorToken } = await setUpOffice({
    connector: String(system.services.connector),
    clientSender: String(system.services['client-sender']),
    adminToken: secrets.adminToken,
    internalToken: secrets.internalToken,
  });
  writeDemoFile(join(DATA, 'demo.json'), {
    services: { ...system.services, digipoort: system.wusUrl },
    amqp: system.amqpUrl,
    tokens: {
      erp: erpToken,
      connector: connectorToken,
      officeAdmin: secrets.adminToken,
      internal: secrets.internalToken,
    },
    logins,
    mail: system.mailUrl ? { page: system.mailUrl, messages: `${system.mailUrl}/api/messages` } : undefined,
    pki,
  });
  return erpToken;
}

/** @param {number} [clickToAcceptedMs] */
function tellOutcome(clickToAcceptedMs) {
  const total = Math.round((Date.now() - Number(process.env.AKKOORD_STARTED_AT ?? Date.now())) / 1000);
  if (clickToAcceptedMs === undefined) {
    console.log('\nAll filings wait for a person.');
  } else {
    const own = Math.max(0, clickToAcceptedMs - STEP_MS * STEPS);
    console.log(
      `\nFrom the click on approve to accepted at the ERP: ${Math.round(clickToAcceptedMs)} ms, of which the simulator waited ${STEP_MS * STEPS} ms and everything else took ${Math.round(own)} ms.`,
    );
    console.log(
      'All came out right: a question asked and answered, a statement replaced by its new version, a supplement looked at by the office and approved twice;\n' +
        'three filings accepted, one return rejected with its reason.',
    );
  }
  console.log(`From the command to here: ${total} s.`);
}

/**
 * @param {Record<string, string>} services
 * @param {ReturnType<typeof demoLogins>} logins
 * @param {string | undefined} mailUrl
 */
function tellWhereEverythingIs(services, logins, mailUrl) {
  console.log(`\nThe portal is open: ${services['portal-api']}`);
  for (const { email, password, name, site } of logins) {
    console.log(`  ${email.padEnd(30)} ${password.padEnd(12)} ${name}, ${site === 'office' ? 'office' : 'client'}`);
  }
  if (mailUrl) console.log(`\nThe mail that people got is caught here: ${mailUrl}`);
  console.log(
    `\nEverything else is in ${join(DATA, 'demo.json')}. README.md shows how an ERP goes on from there. Stop with Ctrl-C.`,
  );
}
