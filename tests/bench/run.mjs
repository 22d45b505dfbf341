// Filings per second from HTTP intake to kenmerk received. Needs a build; `npm run bench` makes it.
// To see where the time goes: `--profile` writes a CPU profile per process, `--statements` counts what the database is asked.
import { cpus } from 'node:os';
import { CONNECTIONS, measure, withServers } from './measure.mjs';
import { plainNest } from './plain-nest.mjs';

const amount = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 6000);
const isAsked = (/** @type {string} */ option) => process.argv.includes(option);

/**
 * How the services are spread over processes. A process each tells what each costs; on a machine of two cores two processes carry
 * more, as a process has its own compiled code, heap and idle work.
 * @type {Record<string, 'each' | import('@akkoord/local').ServiceName[][]>}
 */
const SPREADS = {
  'a process each': 'each',
  'two processes': [
    ['client-sender', 'connector', 'workflow', 'portal-api', 'mailer'],
    ['digipoort-gateway', 'digipoort-simulator'],
  ],
};

const log = (/** @type {string} */ line) => console.log(`  ${line}`);

const plain = isAsked('--ours')
  ? undefined
  : await withServers(log, ({ postgres, rabbitmq }) =>
      plainNest({ postgresUrl: postgres.adminUrl, amqpUrl: rabbitmq.amqpUrl, amount, log }),
    );
if (plain) log(`the plain way: ${plain.deliveredPerSecond} filings/s delivered`);
/** @type {Record<string, Awaited<ReturnType<typeof measure>>>} */
const ours = {};
for (const [spread, processes] of Object.entries(SPREADS)) {
  if (isAsked('--each') && processes !== 'each') continue;
  if (isAsked('--two') && processes === 'each') continue;
  log(`Akkoord, ${spread}`);
  ours[spread] = await measure({
    amount,
    processes,
    isProfiled: isAsked('--profile'),
    countsStatements: isAsked('--statements'),
    log,
  });
}
table();

function table() {
  console.log(`\n${amount} filings, ${CONNECTIONS} connections, ${cpus().length} cores, Node ${process.version}\n`);
  const row = (/** @type {string} */ name, /** @type {unknown[]} */ ...cells) =>
    console.log(name.padEnd(40) + cells.map((cell) => String(cell).padStart(17)).join(''));
  const rates = Object.values(ours).map(({ delivered, seconds }) => delivered / seconds);
  const each = (/** @type {(one: Awaited<ReturnType<typeof measure>>) => unknown} */ of) => Object.values(ours).map(of);
  row('', ...Object.keys(ours), 'the plain way');
  row('filings/s, intake to kenmerk received', ...rates.map(Math.round), plain?.deliveredPerSecond ?? '–');
  if (plain) row('of the plain way', ...rates.map((rate) => (rate / plain.deliveredPerSecond).toFixed(2)), '1.00');
  row('filings/s taken in', ...each((one) => one.acceptedPerSecond), plain?.acceptedPerSecond ?? '–');
  row('intake p50 (ms)', ...each((one) => one.p50), plain?.postP50ms ?? '–');
  row('intake p99 (ms)', ...each((one) => one.p99), plain?.postP99ms ?? '–');
  row('not answered with success', ...each((one) => one.errors));
  row('delivered', ...each((one) => one.delivered));
  for (const [spread, { cpu }] of Object.entries(ours)) {
    console.log(`\nCPU milliseconds per filing, ${spread}`);
    const perFiling = Object.entries(cpu).map(([name, seconds]) => ({ name, ms: (seconds * 1000) / amount }));
    for (const { name, ms } of perFiling) console.log(`  ${ms.toFixed(2).padStart(6)}  ${name}`);
    console.log(
      `  ${perFiling
        .reduce((sum, { ms }) => sum + ms, 0)
        .toFixed(2)
        .padStart(6)}  together`,
    );
  }
  if (Object.values(ours).some(({ delivered, errors }) => delivered < amount || errors > 0)) process.exitCode = 1;
}
