import { randomBytes, randomUUID } from 'node:crypto';
import {
  CheckEligibility,
  DecideApproval,
  SwitchRule,
  type EligibilityChecked,
  type FilingFacts,
  type RuleList,
  type StatusStep,
} from '@akkoord/contracts';
import { Inbox, NO_METRICS, Outbox, type CloudEvent, type ReceivedEvent } from '@akkoord/messaging';
import { openDatabase, type Database } from '@akkoord/persistence';
import { migrationsOf } from '@akkoord/service-kit';
import { createTestDatabase, type TestDatabase } from '@akkoord/testing';
import { Client } from 'pg';
import { DecideApprovalUseCase } from '../approval/decide-approval.js';
import { FollowAuthorityHandler } from '../approval/follow-authority.handler.js';
import { StartApprovalHandler } from '../approval/start-approval.handler.js';
import { workflow } from '../index.js';
import { CheckEligibilityHandler } from '../rules/check-eligibility.handler.js';
import { OfficeRulesHandler } from '../rules/office-rules.handler.js';
import { OrganisationTurns } from '../rules/organisation-turns.js';
import { WorkflowConfig } from '../workflow.config.js';
import { REASON, SHA } from './builders.js';

/** A filing that is handed over: at 10 as it was registered, at 20 when it was matched later. */
export interface Arriving {
  readonly filingId: string;
  readonly organisationId: string;
  readonly facts: FilingFacts;
  readonly at?: 10 | 20;
}

/** The workflow's own handlers on a database of their own, without a broker: what would be published stays in the outbox. For tests. */
export class WorkflowWithoutBroker {
  private constructor(
    private readonly made: TestDatabase,
    readonly database: Database,
    private readonly start: StartApprovalHandler,
    private readonly decisions: DecideApprovalUseCase,
    private readonly follow: FollowAuthorityHandler,
    private readonly questions: CheckEligibilityHandler,
    private readonly rules: OfficeRulesHandler,
  ) {}

  static async open({ turns = new OrganisationTurns(), poolSize = 4 } = {}): Promise<WorkflowWithoutBroker> {
    const made = await createTestDatabase('workflow', migrationsOf(workflow));
    const database = await openDatabase({ url: made.url, schema: 'workflow', poolSize });
    const outbox = new Outbox('workflow', () => undefined);
    const inbox = new Inbox(database, NO_METRICS);
    return new WorkflowWithoutBroker(
      made,
      database,
      new StartApprovalHandler(inbox, outbox, turns, Object.assign(new WorkflowConfig(), { approveAtOnce: false })),
      new DecideApprovalUseCase(database, outbox, turns),
      new FollowAuthorityHandler(inbox, turns),
      new CheckEligibilityHandler(database),
      new OfficeRulesHandler(database),
    );
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.made.drop();
  }

  /** Runs SQL that the service itself may not. */
  async asAdmin(sql: string): Promise<void> {
    const client = new Client({ connectionString: this.made.adminUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  /** Hands filings over in one batch. */
  async handOver(tenant: string, ...arriving: Arriving[]): Promise<void> {
    const batch = arriving.map(({ filingId, organisationId, facts, at = 10 }) => {
      const statuses: StatusStep[] = [{ status: at, sequence: at / 10, at: new Date().toISOString() }];
      const organisation = { organisationId, name: 'Bakkerij De Korenaar' };
      return received(tenant, 'filing.registered.v1', { filingId, facts, organisation, statuses });
    });
    if (arriving.some(({ at }) => at === 20)) await this.start.matched(batch);
    else await this.start.registered(batch);
  }

  async decide(tenant: string, filingId: string, contactId: string, decision: 'approve' | 'reject'): Promise<void> {
    const given = { filingId, contactId, decision, documentSha256: SHA, reason: REASON };
    const data = Object.assign(new DecideApproval(), given);
    const request = { ...received(tenant, 'decide-approval.v1', data), idempotencyKey: randomUUID() };
    await this.decisions.execute(request, new Date());
  }

  /** What the gateway tells of a filing: it goes on to this status. */
  async gatewayTells(tenant: string, filingId: string, status: 60 | 70 | 80 | 90): Promise<void> {
    const { sequence } = (await this.standing(tenant, filingId))!;
    const statuses = [{ status, sequence: sequence + 1, at: new Date().toISOString() }];
    await this.follow.moved([received(tenant, 'filing.sent.v1', { filingId, statuses })] as never);
  }

  async standing(tenant: string, filingId: string): Promise<{ status: number; sequence: number } | undefined> {
    const sql = 'select status, sequence from approval where filing_id = $1';
    const rows = await this.database.inTenant(tenant, (tx) =>
      tx.query<{ status: number; sequence: number }>(sql, [filingId]),
    );
    return rows[0];
  }

  ask(tenant: string, question: Omit<CheckEligibility, 'isKindBlocked'>): Promise<EligibilityChecked> {
    const data = Object.assign(new CheckEligibility(), { isKindBlocked: false, ...question });
    return this.questions.check({ ...received(tenant, 'check-eligibility.v1', data), idempotencyKey: randomUUID() });
  }

  switchRule(tenant: string, rule: SwitchRule['rule'], severity: SwitchRule['severity']): Promise<RuleList> {
    const data = Object.assign(new SwitchRule(), { rule, severity });
    return this.rules.switch({ ...received(tenant, 'switch-rule.v1', data), idempotencyKey: randomUUID() });
  }

  /** What would be published about a filing. */
  async published(tenant: string, filingId: string): Promise<CloudEvent[]> {
    const rows = await this.database.inTenant(tenant, (tx) =>
      tx.query<{ body: string }>('select body from outbox order by id'),
    );
    return rows.map(({ body }) => JSON.parse(body) as CloudEvent).filter(({ subject }) => subject === filingId);
  }
}

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
