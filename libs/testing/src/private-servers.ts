import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardServers, startPostgres, startRabbitmq } from '@akkoord/local';

/** A server that one test has for itself and may kill. */
export interface PrivateServer {
  /** Stays the same through `kill` and `restart`. */
  readonly url: string;
  /** Ends it at once (SIGKILL unless told otherwise) and waits until it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again at the same address and waits until it answers. */
  restart(): Promise<void>;
  /** Ends it and deletes its data. */
  remove(): Promise<void>;
}

/** A PostgreSQL of the test's own; `url` is the superuser's. */
export async function startPrivatePostgres(): Promise<PrivateServer> {
  const dataDir = privateFolder();
  return withFolder(await startPostgres({ dataDir, ways: ['private', 'embedded'] }), dataDir);
}

/** A RabbitMQ of the test's own. */
export async function startPrivateRabbitmq(): Promise<PrivateServer> {
  const dataDir = privateFolder();
  return withFolder(await startRabbitmq({ dataDir, ways: ['private', 'install'] }), dataDir);
}

/** A new folder that servers running as other users can pass through. */
function privateFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'akkoord-test-'));
  chmodSync(folder, 0o711);
  guardServers(folder);
  return folder;
}

function withFolder(server: PrivateServer, folder: string): PrivateServer {
  return {
    url: server.url,
    kill: (signal) => server.kill(signal),
    restart: () => server.restart(),
    remove: async () => {
      await server.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
