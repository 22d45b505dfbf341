import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER } from '@akkoord/service-kit';
import type { WusOutcome } from '@akkoord/wus';
import type { Logger } from 'pino';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { delayAfter, withJitter } from '../submission/submission.rules.js';
import { admissionTo, tallyAfter, verdictOf, type HostState, type Tally, type Verdict } from './host-health.js';
import { HostHealthRepository } from './host-health.repository.js';

/** Leave to make one call; `report` has to follow, whatever became of it. */
export interface Permit {
  readonly kind: 'go';
  readonly host: string;
  /** Whether this is the call that tries out a host that was down. */
  readonly isTrying: boolean;
}

/** No call may be made before then. */
export interface Refused {
  readonly kind: 'wait';
  readonly until: Date;
}

type Listener = () => void;

/**
 * One circuit breaker per host of the authority, shared by all instances through the database, so that they try out a host
 * that was down with one call between them. While it is closed nothing is read or written for a call; failures are counted
 * per instance, for each sees the network from its own place.
 */
@Injectable()
export class Breakers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private known = new Map<string, HostState>();
  private readonly tallies = new Map<string, Tally>();
  private readonly listeners: Listener[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly repository: HostHealthRepository,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.refresh();
    const look = () => this.refresh().catch((err: unknown) => this.log.warn({ err }, 'health of hosts not refreshed'));
    this.timer = setInterval(() => void look(), this.config.pollMs);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Tells whenever the state of some host may have changed. */
  onChange(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Hosts that are down, as this instance knows them. */
  down(): { host: string; state: Exclude<HostState, { state: 'closed' }> }[] {
    return [...this.known].flatMap(([host, state]) => (state.state === 'closed' ? [] : [{ host, state }]));
  }

  async admit(host: string): Promise<Permit | Refused> {
    const now = new Date();
    const admission = admissionTo(this.stateOf(host), now);
    switch (admission.kind) {
      case 'go':
        return { kind: 'go', host, isTrying: false };
      case 'wait':
        return admission;
      case 'may-try': {
        const taken = await this.repository.tryOut(host, this.config.callTimeoutMs + 5000);
        if (taken) {
          this.set(host, taken);
          return { kind: 'go', host, isTrying: true };
        }
        await this.refresh();
        const again = admissionTo(this.stateOf(host), now);
        if (again.kind === 'go') return { kind: 'go', host, isTrying: false };
        return again.kind === 'wait' ? again : { kind: 'wait', until: new Date(now.getTime() + this.config.pollMs) };
      }
      default:
        return admission satisfies never;
    }
  }

  /** What became of a call; without an outcome it was not made. Never throws: what the call brought is worth more. */
  async report(permit: Permit, outcome: WusOutcome<unknown> | undefined): Promise<void> {
    const verdict: Verdict = outcome ? verdictOf(outcome) : { kind: 'neutral' };
    try {
      await (permit.isTrying ? this.reportTrying(permit.host, verdict) : this.count(permit.host, verdict));
    } catch (err) {
      this.log.warn({ err, host: permit.host }, 'health of a host not recorded');
    }
  }

  private async count(host: string, verdict: Verdict): Promise<void> {
    const { mustOpen, failures } = tallyAfter(
      this.tallies.get(host) ?? { failures: 0 },
      verdict,
      this.config.breakerFailures,
    );
    this.tallies.set(host, { failures });
    if (!mustOpen || verdict.kind !== 'down' || this.stateOf(host).state !== 'closed') return;
    this.set(host, await this.repository.open(host, verdict.reason, this.pause(0)));
    this.log.error({ host, reason: verdict.reason }, 'host taken for down');
  }

  /** Makes one call if it may be made. */
  async call<T>(host: string, make: () => Promise<WusOutcome<T>>): Promise<WusOutcome<T> | Refused> {
    const permit = await this.admit(host);
    if (permit.kind === 'wait') return permit;
    let outcome: WusOutcome<T> | undefined;
    try {
      outcome = await make();
      return outcome;
    } finally {
      await this.report(permit, outcome);
    }
  }

  private async reportTrying(host: string, verdict: Verdict): Promise<void> {
    const before = this.stateOf(host);
    const { round, reason } = before.state === 'closed' ? { round: 0, reason: 'trouble' as const } : before;
    switch (verdict.kind) {
      case 'up':
        this.set(host, await this.repository.close(host));
        this.log.info({ host }, 'host is up again');
        return;
      case 'down':
        this.set(host, await this.repository.openAgain(host, round + 1, verdict.reason, this.pause(round + 1)));
        return;
      case 'neutral':
        this.set(host, await this.repository.openAgain(host, round, reason, 0));
        return;
      default:
        verdict satisfies never;
    }
  }

  private async refresh(): Promise<void> {
    this.known = await this.repository.all();
    this.listeners.forEach((listener) => listener());
  }

  private set(host: string, state: HostState): void {
    this.known.set(host, state);
    this.listeners.forEach((listener) => listener());
  }

  private stateOf = (host: string): HostState => this.known.get(host) ?? { state: 'closed' };

  private pause = (round: number): number => withJitter(delayAfter(this.config.breakerDelays, round), Math.random());
}
