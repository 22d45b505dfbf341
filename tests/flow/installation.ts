import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  demoLogins,
  demoSettings,
  ensureDatabase,
  freshSecrets,
  send,
  setUpOffice,
  startSystem,
  writeProfile,
} from '@akkoord/local';
import { type PrivateServer, startPrivatePostgres, startPrivateRabbitmq } from '@akkoord/testing';

/** A whole installation with servers of its own, which a test may kill; set up with the demonstration's office. */
export interface Installation {
  readonly system: Awaited<ReturnType<typeof startSystem>>;
  readonly postgres: PrivateServer;
  readonly rabbitmq: PrivateServer;
  readonly erpToken: string;
  readonly connectorToken: string;
  readonly logins: ReturnType<typeof demoLogins>;
  readonly settings: NodeJS.ProcessEnv;
  /** What the simulator accepted: the oracle for "never filed twice". */
  accepts(): Promise<{
    deliveries: number;
    accepted: number;
    references: { aanleverkenmerk: string; accepted: number }[];
  }>;
  url(service: string): string;
  remove(): Promise<void>;
}

interface InstallationOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly processes?: 'one' | 'each';
}

/** What was started, to be ended in the opposite order. */
type Ends = (() => unknown)[];

/** Starts it; `env` adds to or replaces the demonstration's settings. What cannot start leaves nothing behind. */
export async function startInstallation(options: InstallationOptions = {}): Promise<Installation> {
  const ends: Ends = [];
  const remove = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return { ...(await start(options, ends)), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function start(options: InstallationOptions, ends: Ends): Promise<Omit<Installation, 'remove'>> {
  const folder = mkdtempSync(join(tmpdir(), 'akkoord-flow-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const [postgres, rabbitmq] = await Promise.all([startPrivatePostgres(), startPrivateRabbitmq()]);
  ends.push(() => Promise.all([postgres.remove(), rabbitmq.remove()]));
  const secrets = freshSecrets();
  const logins = demoLogins();
  const settings = { ...demoSettings({ folder, adminToken: secrets.adminToken, logins }), ...options.env };
  const system = await startSystem({
    databaseAdminUrl: await ensureDatabase(postgres.url),
    amqpUrl: rabbitmq.url,
    secrets,
    dataDir: folder,
    processes: options.processes ?? 'one',
    env: settings,
  });
  ends.push(() => system.stop());
  writeProfile({ folder, wusUrl: system.wusUrl, pkiDirectory: system.pkiDirectory });
  const url = (service: string): string => {
    const address = system.services[service];
    if (!address) throw new Error(`${service} does not run`);
    return address;
  };
  const tokens = await setUpOffice({
    connector: url('connector'),
    clientSender: url('client-sender'),
    adminToken: secrets.adminToken,
    internalToken: secrets.internalToken,
  });
  return {
    system,
    postgres,
    rabbitmq,
    ...tokens,
    logins,
    settings,
    url,
    accepts: async () => (await send('GET', `${url('digipoort-simulator')}/control/accepts`)).body,
  };
}
