import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Broadcast } from '../instances/broadcast.js';

const NEW_STATUS_UPDATES = 'status-updates';

/** Wakes client environments that wait for status updates, on whichever instance they wait. Nobody asks the database while waiting. */
@Injectable()
export class StatusUpdateFeed implements OnModuleDestroy {
  private readonly waiting = new Map<string, Set<() => void>>();
  private isClosing = false;

  constructor(private readonly broadcast: Broadcast) {
    broadcast.on(NEW_STATUS_UPDATES, (key) => (key === undefined ? this.wakeAll() : this.wakeHere(key)));
  }

  /** Shutting down does not wait for long polls: they are answered with what there is. */
  onModuleDestroy(): void {
    this.isClosing = true;
    this.wakeAll();
  }

  /** There is something new for this client environment; call it after the commit. */
  wake(tenant: string, environmentId: string): void {
    this.broadcast.tellSoon(NEW_STATUS_UPDATES, keyOf(tenant, environmentId));
  }

  /** Listens from now on, so that what is committed between looking and waiting is not missed. */
  listen(
    tenant: string,
    environmentId: string,
  ): { next: (timeoutMs: number, signal: AbortSignal) => Promise<void>; stop: () => void } {
    const key = keyOf(tenant, environmentId);
    const rung = Promise.withResolvers<void>();
    const wake = (): void => rung.resolve();
    this.waiting.set(key, (this.waiting.get(key) ?? new Set()).add(wake));
    const stop = (): void => this.forget(key, wake);
    return {
      stop,
      next: (timeoutMs, signal) => (this.isClosing ? Promise.resolve() : first(rung.promise, timeoutMs, signal)),
    };
  }

  private forget(key: string, wake: () => void): void {
    const waiting = this.waiting.get(key);
    waiting?.delete(wake);
    if (waiting?.size === 0) this.waiting.delete(key);
  }

  private wakeHere(key: string): void {
    this.waiting.get(key)?.forEach((wake) => wake());
  }

  private wakeAll(): void {
    for (const key of this.waiting.keys()) this.wakeHere(key);
  }
}

const keyOf = (tenant: string, environmentId: string): string => `${tenant}:${environmentId}`;

/** Resolves at the first of: rung, time up, caller gone. */
async function first(rung: Promise<void>, timeoutMs: number, signal: AbortSignal): Promise<void> {
  const ended = Promise.withResolvers<void>();
  const end = (): void => ended.resolve();
  const timer = setTimeout(end, timeoutMs);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  await Promise.race([rung, ended.promise]);
  clearTimeout(timer);
  signal.removeEventListener('abort', end);
}
