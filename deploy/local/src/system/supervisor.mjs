// The background process of `npm run up`: keeps the services running, and the servers that are ours.
import { PATHS } from '../layout.mjs';
import { writePrivate } from '../machine/files.mjs';
import { startServers } from '../servers/start-servers.mjs';
import { ensureDatabase } from './database.mjs';
import { secretsIn } from './secrets.mjs';
import { startSystem } from './start-system.mjs';
import { servicesForUp, settingsForUp } from './up-settings.mjs';
import { watchServers } from './watch-servers.mjs';

const secrets = secretsIn(PATHS.secrets);
const { postgres, rabbitmq } = await startServers({ quiet: true });
const system = await startSystem({
  services: servicesForUp(),
  databaseAdminUrl: await ensureDatabase(postgres.adminUrl),
  amqpUrl: rabbitmq.amqpUrl,
  secrets,
  processes: process.argv.includes('--separate') ? 'each' : 'one',
  stateFile: PATHS.system,
  env: settingsForUp(secrets),
  log: (line) => console.log(line),
});
const unwatch = watchServers([postgres, rabbitmq]);
writePrivate(PATHS.running, { services: system.services, wusUrl: system.wusUrl, amqpUrl: rabbitmq.amqpUrl });
console.log('all services are ready');

const stop = async () => {
  unwatch();
  await system.stop();
  process.exit(0);
};
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
