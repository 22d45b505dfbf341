// Runs the services named in AKKOORD_SERVICES in this process: all of them for a small office, or one each for a large one.
import { createLogger, type RunningService, startService } from '@akkoord/service-kit';
import { chosenServices, loadService } from './services.js';

const log = createLogger({
  service: 'host',
  level: process.env['AKKOORD_LOG_LEVEL'] ?? 'info',
  format: process.env['AKKOORD_LOG_FORMAT'] ?? 'json',
});
const running: RunningService[] = [];
let isStopping = false;

async function start(): Promise<void> {
  const definitions = await Promise.all(chosenServices(process.env['AKKOORD_SERVICES']).map(loadService));
  const forDevelopment = definitions.filter((definition) => definition.isForDevelopment).map(({ name }) => name);
  if (process.env['AKKOORD_ENVIRONMENT'] === 'production' && forDevelopment.length > 0) {
    throw new Error(`${forDevelopment.join(', ')} never runs in production; leave it out of AKKOORD_SERVICES`);
  }
  const started = await Promise.allSettled(definitions.map((definition) => startService(definition, process.env)));
  running.push(...started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])));
  const failed = started.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
  if (failed.length > 0) throw new AggregateError(failed, failed.map(({ message }) => message).join('\n'));
  log.info({ services: running.map(({ name, url }) => `${name} ${url}`) }, 'all services run');
  process.send?.({ services: Object.fromEntries(running.map(({ name, url }) => [name, url])) });
}

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await Promise.allSettled(running.map((service) => service.close()));
  process.exit(code);
}

const fail = (what: string) => (error: unknown) => {
  log.fatal({ err: error }, what);
  void stop(1);
};
process.on('SIGTERM', () => void stop(0));
process.on('SIGINT', () => void stop(0));
process.on('uncaughtException', fail('a bug: this process ends and its supervisor starts a new one'));
process.on(
  'unhandledRejection',
  fail('a promise nobody awaited: this process ends and its supervisor starts a new one'),
);

await start().catch(fail('cannot start'));
