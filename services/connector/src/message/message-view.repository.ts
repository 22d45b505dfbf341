import { Injectable } from '@nestjs/common';
import { MessageView, type FilingStatus, type MessageKind, type StatusStep } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

/** Which messages to list; what is absent does not narrow. */
export interface MessageFilter {
  readonly clientEnvironmentId?: string;
  readonly kind?: MessageKind;
  readonly status?: FilingStatus;
  /** Only messages registered before this one. */
  readonly before?: string;
  readonly limit: number;
}

type Row = Omit<MessageView, 'registeredAt' | 'details'> & {
  registeredAt: Date;
  details: MessageView['details'] | null;
};

const SELECT = `select m.id as "messageId", m.external_message_id as "externalMessageId", m.kind, m.status, m.details,
  m.document_sha256 as "documentSha256", m.registered_at as "registeredAt", m.findings,
  (select jsonb_agg(jsonb_build_object('status', s.status, 'sequence', s.sequence, 'at', s.at) order by s.sequence)
   from status_step s where s.message_id = m.id) as history
  from message m`;

@Injectable()
export class MessageViewRepository {
  /** A message; with a client environment given, only if it is that one's. */
  async find(tx: Transaction, id: string, clientEnvironmentId: string | null): Promise<MessageView | undefined> {
    const [row] = await tx.query<Row>(
      `${SELECT} where m.id = $1 and ($2::uuid is null or m.client_environment_id = $2)`,
      [id, clientEnvironmentId],
    );
    return row && messageView(row);
  }

  /** Newest first. */
  async list(tx: Transaction, filter: MessageFilter): Promise<MessageView[]> {
    const rows = await tx.query<Row>(
      `${SELECT} where ($1::uuid is null or m.client_environment_id = $1) and ($2::text is null or m.kind = $2)
         and ($3::smallint is null or m.status = $3) and ($4::uuid is null or m.id < $4)
       order by m.id desc limit $5`,
      [
        filter.clientEnvironmentId ?? null,
        filter.kind ?? null,
        filter.status ?? null,
        filter.before ?? null,
        filter.limit,
      ],
    );
    return rows.map(messageView);
  }
}

const messageView = ({ registeredAt, details, history, ...row }: Row): MessageView =>
  Object.assign(new MessageView(), {
    ...row,
    registeredAt: registeredAt.toISOString(),
    history: history.map(utc),
    ...(details === null ? {} : { details }),
  });

/** jsonb writes an instant with the session's offset; the contract says UTC. */
const utc = (step: StatusStep): StatusStep => ({ ...step, at: new Date(step.at).toISOString() });
