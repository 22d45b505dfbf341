import { Injectable } from '@nestjs/common';
import type { Transaction } from '@akkoord/persistence';
import type { NewMessage, Placement, RegisteredMessage } from './message.js';
import { REGISTER } from './register-messages.sql.js';

/** A message with its place. */
export interface PlacedMessage {
  readonly message: NewMessage;
  readonly placement: Placement;
}

@Injectable()
export class MessageRepository {
  /** Stores messages of one client environment with document and first steps in one statement; gives the ids of those whose key was free. */
  async register(tx: Transaction, environmentId: string, placed: readonly PlacedMessage[]): Promise<Set<string>> {
    const column = <T>(value: (placed: PlacedMessage) => T): T[] => placed.map(value);
    const added = await tx.query<{ id: string }>(REGISTER, [
      environmentId,
      column(({ message }) => message.id),
      column(({ message }) => message.facts.externalMessageId),
      column(({ message }) => message.facts.kind),
      column(({ message }) => message.facts.document.sha256),
      column(({ message }) => message.facts.document.size),
      column(({ message }) => message.facts.document.mediaType),
      column(({ message }) => message.number.type),
      column(({ message }) => message.number.value),
      column(({ message }) => message.facts.period.start),
      column(({ message }) => message.facts.period.end),
      column(({ message }) => message.facts.totalEuros ?? null),
      column(({ placement }) => placement.organisation?.organisationId ?? null),
      column(({ placement }) => placement.reason),
      column(({ message }) => message.registeredAt.toISOString()),
      column(({ message }) => message.content),
      column(({ message }) => JSON.stringify(message.findings)),
      column(({ message }) => message.facts.suppliedPdf?.sha256 ?? null),
      column(({ message }) => message.facts.suppliedPdf?.size ?? null),
      column(({ message }) => message.pdf ?? null),
      column(({ message }) => message.facts.returnFiledElsewhere ?? false),
      column(({ message: { facts } }) => (facts.submittedBy ? JSON.stringify(facts.submittedBy) : null)),
    ]);
    return new Set(added.map(({ id }) => id));
  }

  /** Messages of one client environment by its own keys. */
  async byExternalIds(tx: Transaction, environmentId: string, ids: readonly string[]): Promise<RegisteredMessage[]> {
    return tx.query<RegisteredMessage>(
      `select id, external_message_id as "externalMessageId", kind, document_sha256 as "documentSha256",
         registered_status as "registeredStatus", registered_at as "registeredAt", findings,
         return_filed_elsewhere as "returnFiledElsewhere", supersedes
       from message where client_environment_id = $1 and external_message_id = any ($2)`,
      [environmentId, ids],
    );
  }
}
