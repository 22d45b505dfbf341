import { PATHS } from '../layout.mjs';
import { progress } from '../machine/progress.mjs';
import { stopServers } from '../servers/stop-servers.mjs';
import { stopServices } from '../system/stop-services.mjs';

/**
 * Stops the services, then the servers; only what was started from this clone, and only while it is still that process.
 * @returns {Promise<number>}
 */
export async function run() {
  const services = await stopServices();
  progress('services')(services.length > 0 ? `stopped: ${services.join(', ')}` : 'none ran');
  const servers = await stopServers(PATHS.servers);
  progress('servers')(servers.length > 0 ? `stopped: ${servers.join(', ')}` : 'none ran');
  return 0;
}
