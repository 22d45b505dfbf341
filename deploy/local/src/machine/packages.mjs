import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { join } from 'node:path';
import { run } from './run.mjs';
import { isRoot } from './users.mjs';

/**
 * What we want of the system, and what each package manager calls it.
 * @typedef {'rabbitmq' | 'xmlsec' | 'libxml' | 'chromium' | 'qpdf' | 'poppler' | 'zbar' | 'unzip' | 'softhsm' | 'opensc' | 'jq' | 'curl'} Wish
 */

/** @type {{ name: string, command: string, update: string[] | null, install: string[], sudo: boolean, packages: Record<Wish, string> }[]} */
const MANAGERS = [
  {
    name: 'Debian, Ubuntu',
    command: 'apt-get',
    update: ['update', '-qq'],
    install: ['install', '-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'],
    sudo: true,
    packages: {
      rabbitmq: 'rabbitmq-server',
      xmlsec: 'xmlsec1',
      libxml: 'libxml2-utils',
      chromium: 'chromium',
      qpdf: 'qpdf',
      poppler: 'poppler-utils',
      zbar: 'zbar-tools',
      unzip: 'unzip',
      softhsm: 'softhsm2',
      opensc: 'opensc',
      jq: 'jq',
      curl: 'curl',
    },
  },
  {
    name: 'Fedora',
    command: 'dnf',
    update: null,
    install: ['install', '-y', '-q'],
    sudo: true,
    packages: {
      rabbitmq: 'rabbitmq-server',
      xmlsec: 'xmlsec1-openssl',
      libxml: 'libxml2',
      chromium: 'chromium',
      qpdf: 'qpdf',
      poppler: 'poppler-utils',
      zbar: 'zbar',
      unzip: 'unzip',
      softhsm: 'softhsm',
      opensc: 'opensc',
      jq: 'jq',
      curl: 'curl',
    },
  },
  {
    name: 'Homebrew',
    command: 'brew',
    update: null,
    install: ['install'],
    sudo: false,
    packages: {
      rabbitmq: 'rabbitmq',
      xmlsec: 'libxmlsec1',
      libxml: 'libxml2',
      chromium: 'chromium',
      qpdf: 'qpdf',
      poppler: 'poppler',
      zbar: 'zbar',
      unzip: 'unzip',
      softhsm: 'softhsm',
      opensc: 'opensc',
      jq: 'jq',
      curl: 'curl',
    },
  },
];

const INSTALL_MS = 600_000;

/**
 * Installs system packages: as root or with no terminal to ask on it goes ahead and says so, otherwise it asks before
 * using sudo; `yes` answers.
 * @param {Wish[]} wishes
 * @param {{ log: (line: string) => void, yes?: boolean }} options
 * @returns {Promise<string | null>} null when installed, otherwise why not
 */
export function installPackages(wishes, options) {
  // Package managers hold a lock of their own: one call after the other.
  const result = queue.then(() => install(wishes, options));
  queue = result.catch(() => null);
  return result;
}

/** @type {Promise<unknown>} */
let queue = Promise.resolve();

/**
 * @param {Wish[]} wishes
 * @param {{ log: (line: string) => void, yes?: boolean }} options
 * @returns {Promise<string | null>}
 */
async function install(wishes, { log, yes = false }) {
  const manager = MANAGERS.find(({ command }) => onPath(command));
  if (!manager) return 'no package manager known to us';
  const packages = wishes.map((wish) => manager.packages[wish]);
  const sudo = manager.sudo && !isRoot();
  const shown = `${sudo ? 'sudo ' : ''}${manager.command} ${manager.install.join(' ')} ${packages.join(' ')}`;
  if (sudo && !onPath('sudo')) return `${shown} needs sudo, which is not here`;
  if (sudo && !yes && process.stdin.isTTY && !(await mayRun(shown))) return `you chose not to run: ${shown}`;
  log(`installing with: ${shown}`);
  // With a terminal sudo may ask for its password there; without one it fails at once rather than waiting for ever.
  const before = sudo ? (process.stdin.isTTY ? ['sudo'] : ['sudo', '-n']) : [];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', HOMEBREW_NO_AUTO_UPDATE: '1' };
  const quiet = await keepServicesDown(sudo);
  try {
    for (const args of [manager.update, [...manager.install, ...packages]]) {
      if (args === null) continue;
      const [command = '', ...rest] = [...before, manager.command, ...args];
      const { code, output } = await run(command, rest, { env, timeoutMs: INSTALL_MS });
      if (code !== 0 && args !== manager.update) return `${shown} failed: ${lastLine(output)}`;
    }
    return null;
  } finally {
    await quiet();
  }
}

/**
 * The commands that would get them, for people.
 * @param {Wish[]} wishes
 */
export function advice(wishes) {
  return MANAGERS.map(
    ({ name, command, sudo, packages }) =>
      `${name}: ${sudo ? 'sudo ' : ''}${command} install ${wishes.map((wish) => packages[wish]).join(' ')}`,
  ).join('; ');
}

/** @param {string} command */
export function onPath(command) {
  return `${process.env.PATH ?? ''}:/usr/sbin:/sbin`
    .split(':')
    .some((folder) => folder !== '' && existsSync(join(folder, command)));
}

/**
 * Debian starts a service as soon as it is installed; a broker of the system would only take memory and ports here. A
 * policy-rc.d that says no prevents it (invoke-rc.d(8)); one that is already there is left alone.
 * @param {boolean} sudo
 * @returns {Promise<() => Promise<void>>} takes it away again
 */
async function keepServicesDown(sudo) {
  const file = '/usr/sbin/policy-rc.d';
  if (existsSync(file) || !onPath('invoke-rc.d')) return async () => {};
  const shell = (/** @type {string} */ script) =>
    run(sudo ? 'sudo' : 'sh', sudo ? ['sh', '-c', script] : ['-c', script]);
  await shell(`printf '#!/bin/sh\\nexit 101\\n' > ${file} && chmod 755 ${file}`);
  return async () => {
    await shell(`rm -f ${file}`);
  };
}

/** @param {string} command */
async function mayRun(command) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`  May I run: ${command} ? [Y/n] `);
  terminal.close();
  return !/^n/i.test(answer.trim());
}

/** @param {string} output */
function lastLine(output) {
  return output.trim().split('\n').pop() ?? '';
}
