import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { DecideApproval, type FilingFacts, type FilingStatus, type StatusStep } from '@akkoord/contracts';
import { Inbox, NO_METRICS, Outbox, RefusedError, type ReceivedEvent } from '@akkoord/messaging';
import { openDatabase, type Database, type Transaction } from '@akkoord/persistence';
import { migrationsOf } from '@akkoord/service-kit';
import { createTestDatabase, type TestDatabase } from '@akkoord/testing';
import { Client } from 'pg';
import { DecideApprovalUseCase } from '../../approval/decide-approval.js';
import { FollowAuthorityHandler } from '../../approval/follow-authority.handler.js';
import { StartApprovalHandler } from '../../approval/start-approval.handler.js';
import { workflow } from '../../index.js';
import { keepContacts } from '../../people/people.repository.js';
import { aContactChange, AT, REASON, SHA, someFacts } from '../../testing/builders.js';
import { WorkflowConfig } from '../../workflow.config.js';
import { OrganisationTurns } from '../organisation-turns.js';
import { WRITERS, type History, type Move } from './history.js';

/** A check-then-insert as one would write it at first: reads, decides and adds in one transaction, and waits for nobody. */
export class NobodysTurn extends OrganisationTurns {
  override async take(_tx: Transaction, _organisationIds: readonly string[]): Promise<void> {}
  override async takeOfFilings(_tx: Transaction, _filingIds: readonly string[]): Promise<void> {}
}

interface Office {
  readonly tenant: string;
  readonly organisationId: string;
  readonly contactId: string;
  readonly filings: string[];
}

/** The workflow's own use cases on a database of their own, with sixteen writers at the same time and without a broker. For tests. */
export class OfficeOfWriters {
  private constructor(
    private readonly made: TestDatabase,
    private readonly database: Database,
    private readonly start: StartApprovalHandler,
    private readonly decide: DecideApprovalUseCase,
    private readonly follow: FollowAuthorityHandler,
  ) {}

  static async open(turns: OrganisationTurns): Promise<OfficeOfWriters> {
    const made = await createTestDatabase('workflow', migrationsOf(workflow));
    const database = await openDatabase({ url: made.url, schema: 'workflow', poolSize: WRITERS });
    const outbox = new Outbox('workflow', () => undefined);
    const inbox = new Inbox(database, NO_METRICS);
    return new OfficeOfWriters(
      made,
      database,
      new StartApprovalHandler(inbox, outbox, turns, Object.assign(new WorkflowConfig(), { approveAtOnce: false })),
      new DecideApprovalUseCase(database, outbox, turns),
      new FollowAuthorityHandler(inbox, turns),
    );
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.made.drop();
  }

  /** Takes the guard of the database away: what is left is the code. */
  async withoutGuard(): Promise<void> {
    const client = new Client({ connectionString: this.made.adminUrl });
    await client.connect();
    await client.query('alter table workflow.approval disable trigger approval_turn');
    await client.end();
  }

  /** Plays a history for an organisation of its own; gives the transaction in which its outcome can be read. */
  async play<T>(
    history: History,
    outcome: (tx: Transaction, organisationId: string) => Promise<T>,
    tenant = aTenant(),
  ): Promise<T> {
    const office: Office = { tenant, organisationId: randomUUID(), contactId: randomUUID(), filings: [] };
    const { organisationId, contactId } = office;
    await this.database.inTenant(tenant, (tx) => keepContacts(tx, [aContactChange({ contactId, organisationId })]));
    await Promise.all(history.map((moves) => this.write(office, moves)));
    return this.database.inTenant(tenant, (tx) => outcome(tx, organisationId));
  }

  private async write(office: Office, moves: readonly Move[]): Promise<void> {
    for (const move of moves) {
      try {
        await this.make(office, move);
      } catch (error) {
        if (!isAnswer(error)) throw error;
      }
    }
  }

  private async make(office: Office, move: Move): Promise<void> {
    const { tenant, organisationId, contactId, filings } = office;
    if (move.does === 'hand-over') {
      const filingId = randomUUID();
      const at = move.isMatchedLater ? 20 : 10;
      filings.push(filingId);
      const facts: FilingFacts = { ...someFacts(), externalMessageId: filingId, kind: move.kind, period: move.period };
      const statuses: StatusStep[] = [{ status: at, sequence: at / 10, at: AT }];
      const organisation = { organisationId, name: 'Bakkerij' };
      const batch = [received(tenant, 'filing.registered.v1', { filingId, facts, organisation, statuses })];
      return move.isMatchedLater ? this.start.matched(batch) : this.start.registered(batch);
    }
    const filingId = filings[move.of % Math.max(1, filings.length)];
    if (filingId === undefined) return undefined;
    if (move.does === 'approve' || move.does === 'reject') {
      const given = { filingId, contactId, decision: move.does, documentSha256: SHA, reason: REASON };
      const request = { ...received(tenant, 'decide-approval.v1', Object.assign(new DecideApproval(), given)) };
      await this.decide.execute({ ...request, idempotencyKey: randomUUID() }, new Date());
      return undefined;
    }
    return this.gatewayTells(tenant, filingId, move.does);
  }

  /** The gateway speaks only of filings that were approved, and of the authority's word only after it was sent. */
  private async gatewayTells(tenant: string, filingId: string, does: 'send' | 'accept' | 'refuse'): Promise<void> {
    const [row] = await this.database.inTenant(tenant, (tx) =>
      tx.query<{ status: number; sequence: number }>('select status, sequence from approval where filing_id = $1', [
        filingId,
      ]),
    );
    const [from, status] = { send: [50, 60], accept: [60, 80], refuse: [60, 90] }[does] as [number, FilingStatus];
    if (row?.status !== from) return;
    const statuses = [{ status, sequence: row.sequence + 1, at: new Date().toISOString() }];
    await this.follow.moved([received(tenant, 'filing.sent.v1', { filingId, statuses })] as never);
  }
}

const aTenant = (): string => String(randomInt(10_000, 99_999));

/** A refusal is an answer; so is the word of the guard. */
const isAnswer = (error: unknown): boolean =>
  error instanceof RefusedError || (error as { constraint?: string }).constraint === 'annual_supplement_waits';

const received = <T extends object>(tenant: string, type: string, data: T): ReceivedEvent<T> => ({
  id: randomBytes(12).toString('hex'),
  type,
  tenant,
  subject: '',
  time: new Date(),
  correlationId: '',
  attempt: 1,
  headers: {},
  data,
});
