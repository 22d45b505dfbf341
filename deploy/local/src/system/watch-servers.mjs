/**
 * Starts a server of ours again when its process is gone; what others run is theirs to watch.
 * @param {import('../servers/server.mjs').Server[]} servers
 * @returns {() => void} ends the watch
 */
export function watchServers(servers) {
  let restarting = false;
  const look = async () => {
    if (restarting) return;
    restarting = true;
    for (const server of servers.filter((one) => one.pid() !== undefined && !one.isRunning())) {
      await server.restart().catch((/** @type {Error} */ error) => console.error(error.message));
    }
    restarting = false;
  };
  const timer = setInterval(() => void look(), 500);
  return () => clearInterval(timer);
}
