import type { Database } from '@akkoord/persistence';
import { describe, expect, it, jest } from '@jest/globals';
import { MailerConfig } from '../mailer.config.js';
import type { Plan } from '../planning/plan.js';
import { MailWaker } from './mail-waker.js';
import { MailWorker } from './mail-worker.js';
import type { MailerMetrics } from './mailer.metrics.js';
import type { SendMail } from './send-mail.js';

/** A worker with one mail, of which the attempt goes as told. */
function aWorker(attempt: Promise<void>, drainTimeoutMs: number) {
  const begun = Promise.withResolvers<void>();
  const query = jest.fn(() => Promise.resolve([{ tenant: '12345', mailId: 'm-1' }]));
  const database = { inSystem: (work: (tx: object) => Promise<unknown>) => work({ query, tenant: null }) };
  const sendMail = { attempt: () => (begun.resolve(), attempt) };
  const config = Object.assign(new MailerConfig(), { drainTimeoutMs, pollMs: 60_000 });
  const metrics = { counted: () => undefined };
  const plan = { add: () => Promise.resolve() };
  const worker = new MailWorker(
    Object.assign(database, { inTenant: () => Promise.resolve() }) as unknown as Database,
    sendMail as unknown as SendMail,
    plan as unknown as Plan,
    metrics as unknown as MailerMetrics,
    config,
    new MailWaker(),
    { warn: () => undefined },
  );
  worker.onApplicationBootstrap();
  return { worker, begun: begun.promise };
}

describe('a mailer that is stopped', () => {
  it('does not wait for a mail server that does not answer', async () => {
    const never = new Promise<void>(() => undefined);
    const { worker, begun } = aWorker(never, 10);
    await begun;
    await expect(worker.beforeApplicationShutdown()).resolves.toBeUndefined();
  });

  it('lets a mail that is under way be handed over and written down', async () => {
    const attempt = Promise.withResolvers<void>();
    const { worker, begun } = aWorker(attempt.promise, 600_000);
    await begun;
    const isOver = jest.fn();
    const stopped = worker.beforeApplicationShutdown().then(isOver);
    await new Promise((next) => setImmediate(next));
    expect(isOver).not.toHaveBeenCalled();
    attempt.resolve();
    await stopped;
    expect(isOver).toHaveBeenCalled();
  });
});
