import { Injectable } from '@nestjs/common';
import { context, ROOT_CONTEXT, type Context } from '@opentelemetry/api';
import { Outbox } from '@akkoord/messaging';
import { Database, GroupCommit, type Transaction } from '@akkoord/persistence';
import { isAway } from '@akkoord/service-kit';
import { ConnectorConfig } from '../connector.config.js';
import { RecentDocuments, type StoredDocument } from '../document/recent-documents.js';
import { StatusUpdateFeed } from '../status/status-update-feed.js';
import { eventsOfRegistration } from './filing-events.js';
import { lockMatching } from './matching-lock.js';
import { MatchingRepository } from './matching.repository.js';
import { ExternalMessageIdReused } from './message.errors.js';
import { MessageRepository, type PlacedMessage } from './message.repository.js';
import {
  isRepeat,
  placedMessage,
  placeMessage,
  registeredMessage,
  type NewMessage,
  type RegisteredMessage,
} from './message.js';

/** A batch of documents stays small enough to hold in memory a few times over. */
const BATCH_CHARACTERS = 8_000_000;

/** How a submission ended: registered now, or before under the same key. */
export interface Registration {
  readonly message: RegisteredMessage;
  readonly isNew: boolean;
}
export type Outcome = Registration | ExternalMessageIdReused;

/** A message with the trace of the request that brought it. */
interface Submission {
  readonly message: NewMessage;
  readonly trace: Context;
}

/** Registers messages durably; submissions of one client environment that come in together share a transaction. */
@Injectable()
export class RegisterMessage {
  private readonly intake: GroupCommit<Submission, Outcome>;

  constructor(
    private readonly database: Database,
    private readonly matching: MatchingRepository,
    private readonly messages: MessageRepository,
    private readonly outbox: Outbox,
    private readonly feed: StatusUpdateFeed,
    private readonly recent: RecentDocuments,
    config: ConnectorConfig,
  ) {
    this.intake = new GroupCommit((key, submissions) => this.registerTraced(key, submissions), {
      most: config.intakeBatch,
      weight: BATCH_CHARACTERS,
      weigh: ({ message }) => message.content.length,
      // One bad message must not fail its neighbours; the unique key makes a repeat harmless.
      maySplit: (error) => !isAway(error),
    });
  }

  /** Resolves after the commit; throws ExternalMessageIdReused. */
  async register(tenant: string, message: NewMessage): Promise<Registration> {
    const submission = { message, trace: context.active() };
    const outcome = await this.intake.add(`${tenant} ${message.facts.clientEnvironmentId}`, submission);
    if (outcome instanceof ExternalMessageIdReused) throw outcome;
    return outcome;
  }

  /** A batch runs in the trace of the request it belongs to, or in none: never in that of whoever happened to start it. */
  private registerTraced(key: string, submissions: Submission[]): Promise<Outcome[]> {
    const [first, ...others] = submissions;
    const trace = first && others.length === 0 ? first.trace : ROOT_CONTEXT;
    const messages = submissions.map(({ message }) => message);
    return context.with(trace, () => this.registerBatch(key, messages));
  }

  private async registerBatch(key: string, messages: NewMessage[]): Promise<Outcome[]> {
    const [tenant = '', environmentId = ''] = key.split(' ');
    return this.database.inTenant(tenant, (tx) => this.registerIn(tx, environmentId, messages));
  }

  /** Registers messages of one client environment in the caller's transaction. */
  async registerIn(tx: Transaction, environmentId: string, messages: readonly NewMessage[]): Promise<Outcome[]> {
    const tenant = tx.tenant!;
    const placed = await this.place(tx, messages);
    const added = await this.messages.register(tx, environmentId, placed);
    const fresh = placed.filter(({ message }) => added.has(message.id));
    await this.outbox.add(tx, ...fresh.flatMap(({ message, placement }) => eventsOfRegistration(message, placement)));
    if (added.size > 0) tx.afterCommit(() => this.feed.wake(tenant, environmentId));
    tx.afterCommit(() =>
      fresh.forEach(({ message }) => this.recent.add(tenant, message.facts.document.sha256, documentOf(message))),
    );
    const known = await this.knownBefore(tx, environmentId, placed, added);
    return placed.map((one) => outcomeOf(one, added, known));
  }

  private async place(tx: Transaction, messages: readonly NewMessage[]): Promise<PlacedMessage[]> {
    await lockMatching(tx, 'shared');
    const numbers = messages.map(({ number }) => number);
    const facts = await this.matching.facts(tx, numbers);
    return messages.map((message) => {
      const placement = placeMessage(message.facts.kind, message.number, facts);
      return { message: placedMessage(message, placement), placement };
    });
  }

  /** Messages registered under the keys that were not free, by key. */
  private async knownBefore(
    tx: Transaction,
    environmentId: string,
    placed: PlacedMessage[],
    added: ReadonlySet<string>,
  ): Promise<Map<string, RegisteredMessage>> {
    const keys = placed
      .filter(({ message }) => !added.has(message.id))
      .map(({ message }) => message.facts.externalMessageId);
    const known = keys.length === 0 ? [] : await this.messages.byExternalIds(tx, environmentId, keys);
    return new Map(known.map((message) => [message.externalMessageId, message]));
  }
}

const documentOf = ({ bytes, facts }: NewMessage): StoredDocument => ({
  content: bytes,
  mediaType: facts.document.mediaType,
});

function outcomeOf(
  { message, placement }: PlacedMessage,
  added: ReadonlySet<string>,
  known: ReadonlyMap<string, RegisteredMessage>,
): Outcome {
  if (added.has(message.id)) return { message: registeredMessage(message, placement), isNew: true };
  const before = known.get(message.facts.externalMessageId);
  if (!before) throw new Error(`message ${message.id} was neither registered nor known`);
  return isRepeat(before, message) ? { message: before, isNew: false } : new ExternalMessageIdReused();
}
