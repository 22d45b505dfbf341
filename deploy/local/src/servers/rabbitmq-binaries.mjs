import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * RabbitMQ's own start script and Erlang's port mapper, as installed on this machine. The script that distributions put
 * in /usr/sbin insists on being root or `rabbitmq`, so it comes last.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {import('./private-rabbitmq.mjs').RabbitmqBinaries | null}
 */
export function findRabbitmq(env = process.env) {
  const path = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const rabbitmqServer = first(
    ['/usr/lib/rabbitmq/bin', '/opt/homebrew/sbin', '/usr/local/sbin', ...path],
    'rabbitmq-server',
  );
  const epmd = first([...path, '/usr/bin', '/opt/homebrew/bin', ...erlangFolders()], 'epmd');
  return rabbitmqServer && epmd ? { rabbitmqServer, epmd } : null;
}

/**
 * @param {string[]} folders
 * @param {string} name
 */
function first(folders, name) {
  const folder = folders.find((candidate) => existsSync(join(candidate, name)));
  return folder ? join(folder, name) : null;
}

function erlangFolders() {
  return ['/usr/lib/erlang', '/usr/lib64/erlang'].filter(existsSync).flatMap((home) =>
    readdirSync(home)
      .filter((entry) => entry.startsWith('erts-'))
      .map((entry) => join(home, entry, 'bin')),
  );
}
