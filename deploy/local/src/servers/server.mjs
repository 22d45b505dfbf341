import { readJson } from '../machine/files.mjs';

/**
 * A PostgreSQL or RabbitMQ that runs, whichever way it was had.
 * @typedef {object} Server
 * @property {'environment' | 'container' | 'private' | 'embedded'} kind
 * @property {string} url superuser's address of PostgreSQL, AMQP address of RabbitMQ
 * @property {string} description what was chosen, for people
 * @property {() => number | undefined} pid its process, when it runs here as one
 * @property {() => boolean} isRunning whether that process is there now
 * @property {(signal?: NodeJS.Signals) => Promise<void>} kill ends it the hard way; SIGKILL unless told otherwise
 * @property {() => Promise<void>} restart starts it again at the same address
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} remove stops it and deletes its data
 */

/**
 * @typedef {object} ServerOptions
 * @property {string} dataDir its data and its state file lie under this folder
 * @property {(line: string) => void} [log]
 * @property {NodeJS.ProcessEnv} [env] where addresses are looked up; `{}` for none
 * @property {Way[]} [ways] the ways to try, in order; all of them unless told otherwise
 * @property {boolean} [yes] goes ahead with sudo without asking
 */

/** @typedef {'environment' | 'container' | 'private' | 'embedded' | 'install'} Way */

/**
 * A server somebody else runs: ours to use, not to stop.
 * @param {string} url
 * @param {string} variable
 * @returns {Server}
 */
export function foreignServer(url, variable) {
  const refuse = async () => {
    throw new Error(`${variable} names a server that is not ours to stop or start.`);
  };
  const leave = async () => {};
  return {
    kind: 'environment',
    url,
    description: `the address in ${variable}`,
    pid: () => undefined,
    isRunning: () => true,
    kill: refuse,
    restart: refuse,
    stop: leave,
    remove: leave,
  };
}

/**
 * Why the way of the last time was chosen then; it is kept, because its data lies there.
 * @param {string} file
 * @returns {string[]}
 */
export function reasonsOfLastTime(file) {
  const reasons = /** @type {string[] | null} */ (readJson(file)) ?? ['as the last time'];
  return reasons.filter((reason) => !reason.startsWith('no AKKOORD_'));
}

/** What cannot be had, and the command that would get it. */
export class ServerUnavailable extends Error {
  /**
   * @param {string} server
   * @param {string[]} reasons
   * @param {string} advice
   */
  constructor(server, reasons, advice) {
    super(`${server} cannot be had here: ${reasons.join('; ')}.\n${advice}`);
    this.name = 'ServerUnavailable';
  }
}
