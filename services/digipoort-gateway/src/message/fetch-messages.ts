import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import type { BerichtResultaat, WusOutcome } from '@akkoord/wus';
import type { Logger } from 'pino';
import { ArchiveRepository } from '../archive/archive.repository.js';
import { type Asked, type Evidence, evidenceOf } from '../archive/evidence.js';
import { Authorities } from '../authority/authorities.js';
import { type Authority, CredentialsUnusable } from '../authority/authority.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { GatewayMetrics } from '../gateway.metrics.js';
import { Breakers } from '../host-health/breakers.js';
import { Profiles } from '../profile/profiles.js';
import { withJitter } from '../submission/submission.rules.js';
import { type LookPlace, MessageLookRepository } from './message-look.repository.js';
import { FetchedMessageRepository, filesOf } from './message.repository.js';
import { toFetch, windowOf } from './message.rules.js';

/** What a look brought. */
export interface Looked {
  readonly fetched: number;
  readonly confirmed: number;
  /** Why not everything was fetched; it is tried again. */
  readonly problem: string | undefined;
}

/** A call that brought no answer; `code` is the authority's, or says what went wrong on the way. */
class NoAnswer extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Longer than a look can take: then whoever has it is gone. */
const HOLD_MS = 10 * 60_000;
const MOST_AT_ONCE = 200;

/**
 * Fetches what the authority has put ready for an office, such as copies of assessments. First it is read with the operations
 * that can be repeated and stored; only then is the authority told with the one that marks it as fetched. So nothing is lost
 * whenever a reply or a process is, and whoever asks twice stores once.
 */
@Injectable()
export class FetchMessages {
  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly database: Database,
    private readonly profiles: Profiles,
    private readonly authorities: Authorities,
    private readonly breakers: Breakers,
    private readonly looks: MessageLookRepository,
    private readonly messages: FetchedMessageRepository,
    private readonly archive: ArchiveRepository,
    private readonly metrics: GatewayMetrics,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Looks if it is time, or in any case when it `isWanted`; undefined when it is not time, or somebody is looking. */
  async look(tenant: string, isWanted: boolean): Promise<Looked | undefined> {
    const profile = this.profiles.of(tenant);
    if (!profile) return undefined;
    const place = { tenant, environment: profile.settings.environment };
    const taken = await this.looks.take(place, HOLD_MS, isWanted);
    if (!taken) return undefined;
    const looked = { fetched: 0, confirmed: 0 };
    const now = new Date();
    let problem: string | undefined;
    let isComplete = false;
    try {
      isComplete = await this.fetch(place, windowOf(taken.seenUntil, now, this.config.messageOverlapMs), looked);
    } catch (error) {
      problem = this.problemOf(place, error);
    }
    const nextMs = problem ? this.config.messageRetryMs : isComplete ? this.config.messageEveryMs : 0;
    await this.looks.leave(place, {
      seenUntil: isComplete ? now : undefined,
      nextMs: withJitter(nextMs, Math.random()),
      problem,
    });
    this.metrics.messagesFetched(looked.fetched, problem === undefined);
    return { ...looked, problem };
  }

  /** Whether everything that is ready has been fetched. */
  private async fetch(
    place: LookPlace,
    window: ReturnType<typeof windowOf>,
    looked: { fetched: number; confirmed: number },
  ): Promise<boolean> {
    const { tenant, environment } = place;
    const authority = await this.authorityOf(tenant);
    const { reply: listed } = await this.ask(tenant, { operation: 'getBerichtenLijst' }, () =>
      authority.messageList(window),
    );
    const kenmerken = [...new Set(listed.map(({ kenmerk }) => kenmerk))];
    const stored = await this.database.inTenant(tenant, (tx) =>
      this.messages.countOf(tx, environment, kenmerken, window),
    );
    const missing = toFetch(listed, stored);
    for (const kenmerk of missing.slice(0, MOST_AT_ONCE)) {
      const asked = { operation: 'getBerichtenKenmerk', kenmerk } as const;
      const { reply, evidence } = await this.ask(tenant, asked, () => authority.messagesOf(kenmerk));
      looked.fetched += await this.store(place, reply, evidence);
    }
    looked.confirmed += await this.confirm(place, authority, looked);
    return missing.length <= MOST_AT_ONCE;
  }

  /** Tells the authority that messages were fetched. What it gives with that is stored too: something may have come in between. */
  private async confirm(place: LookPlace, authority: Authority, looked: { fetched: number }): Promise<number> {
    const { tenant, environment } = place;
    const open = await this.database.inTenant(tenant, (tx) => this.messages.unconfirmed(tx, environment, MOST_AT_ONCE));
    let confirmed = 0;
    for (const kenmerk of open) {
      const asked = { operation: 'getNieuweBerichtenKenmerk', kenmerk } as const;
      const { reply, evidence } = await this.ask(tenant, asked, () => authority.confirmMessages(kenmerk));
      looked.fetched += await this.store(place, reply, evidence);
      confirmed += await this.database.inTenant(tenant, (tx) => this.messages.confirm(tx, environment, kenmerk));
    }
    return confirmed;
  }

  private store({ tenant, environment }: LookPlace, messages: readonly BerichtResultaat[], evidence: Evidence) {
    return this.database.inTenant(tenant, async (tx: Transaction) => {
      await this.archive.addCall(tx, evidence, messages.flatMap(filesOf));
      let added = 0;
      for (const message of messages) if (await this.messages.add(tx, environment, message)) added += 1;
      return added;
    });
  }

  private async authorityOf(tenant: string): Promise<Authority> {
    const authority = await this.authorities.of(tenant).catch((error: unknown) => {
      throw error instanceof CredentialsUnusable ? new NoAnswer(error.code) : error;
    });
    if (!authority) throw new NoAnswer('NO_COMMUNICATION_PROFILE');
    // While filing has to wait for this host, so has this; but what goes wrong here does not hold up filing.
    const isDown = this.breakers.down().some(({ host }) => host === authority.hosts.messages);
    if (isDown) throw new NoAnswer('DIGIPOORT_OUTAGE');
    return authority;
  }

  private async ask<T>(tenant: string, asked: Asked, call: () => Promise<WusOutcome<T>>) {
    const outcome = await call();
    const evidence = evidenceOf(outcome, asked);
    if (outcome.kind === 'answered') return { reply: outcome.reply, evidence };
    if (outcome.kind === 'fault') {
      await this.database.inTenant(tenant, (tx) => this.archive.addCall(tx, evidence, []));
      throw new NoAnswer(outcome.fault.foutcode || 'FAULT');
    }
    throw new NoAnswer(outcome.kind === 'unknown' ? (outcome.refusal ?? outcome.reason) : outcome.reason);
  }

  private problemOf(place: LookPlace, error: unknown): string {
    if (!(error instanceof NoAnswer)) throw error;
    this.log.warn({ tenant: place.tenant, code: error.code }, 'messages of the authority not fetched');
    return error.code.slice(0, 80);
  }
}
