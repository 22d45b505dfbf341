/** What each command does, for people; a command runs from `commands/<name>.mjs`, with `-` for `:`. */
const COMMANDS = {
  demo: 'starts everything with the simulator and drives five filings through it; -- --once ends after them',
  up: 'starts the system in the background',
  down: 'stops what `up` or `demo` started',
  reset: 'stops it and removes all data',
  test: 'everything that must be green; or one of: format lint types unit contracts integration conformance flow browser',
  bench: 'measures filings per second',
  contracts: 'generates contracts/ from the event and HTTP classes; --check only compares',
  'check-filing': 'checks finished filings: -- FILE…; also npx akkoord-check FILE…',
  'verify-approval': 'checks an approval certificate: -- certificate.json; also npx akkoord-verify certificate.json',
  'audit:verify': 'says whether the audit trail of every office is whole',
  'erase-person': 'erases a person at an office: -- --office NUMBER --address EMAIL [--dry-run]',
  replay: 'puts dead-lettered messages back: --service --code --since --dry-run',
};

/**
 * @param {string | undefined} name
 * @returns {name is keyof typeof COMMANDS}
 */
export function isCommand(name) {
  return name !== undefined && Object.hasOwn(COMMANDS, name);
}

export function usage() {
  const lines = Object.entries(COMMANDS).map(([name, does]) => `  npm run ${name.padEnd(12)} ${does}`);
  return `Commands:\n${lines.join('\n')}`;
}
