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
import { ActOnFiling } from '../approval/act-on-filing.js';
import { lockApproval } from '../approval/approval.repository.js';
import { ChangeApproval } from '../approval/change-approval.js';
import { DecideApprovalUseCase } from '../approval/decide-approval.js';
import { FollowAuthorityHandler } from '../approval/follow-authority.handler.js';
import { StartApprovalHandler } from '../approval/start-approval.handler.js';
import type { WorkflowDefinition } from '../definition/workflow-definition.js';
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
    private readonly turns: OrganisationTurns,
    private readonly changes: ChangeApproval,
    readonly acts: ActOnFiling,
  ) {}

  static async open({ turns = new OrganisationTurns(), poolSize = 4 } = {}): Promise<WorkflowWithoutBroker> {
    const made = await createTestDatabase('workflow', migrationsOf(workflow));
    const database = await openDatabase({ url: made.url, schema: 'workflow', poolSize });
    const outbox = new Outbox('workflow', () => undefined);
    const inbox = new Inbox(database, NO_METRICS);
    const changes = new ChangeApproval(outbox);
    const acts = new ActOnFiling(database, turns, changes);
    return new WorkflowWithoutBroker(
      made,
      database,
      new StartApprovalHandler(
        inbox,
        outbox,
        turns,
        new ChangeApproval(outbox),
        Object.assign(new WorkflowConfig(), { approveAtOnce: false }),
      ),
      new DecideApprovalUseCase(acts, {
        warn: () => undefined,
      }),
      new FollowAuthorityHandler(inbox, turns),
      new CheckEligibilityHandler(database),
      new OfficeRulesHandler(database),
      turns,
      changes,
      acts,
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

  /** From now on filings of this office follow this workflow. */
  async followWorkflow(tenant: string, definition: WorkflowDefinition): Promise<void> {
    const [definitionId, at] = [randomUUID(), new Date()];
    await this.database.inTenant(tenant, async (tx) => {
      await tx.query(
        `insert into workflow_definition (tenant, definition_id, name, revision, draft, newest_version, created_at, changed_at)
         values ($1, $2, $3, 1, $4, 1, $5, $5)`,
        [tenant, definitionId, definition.name, JSON.stringify(definition), at],
      );
      await tx.query(
        `insert into workflow_version (tenant, definition_id, version, definition, definition_sha256, published_at)
         values ($1, $2, 1, $3, $4, $5)`,
        [tenant, definitionId, JSON.stringify(definition), SHA, at],
      );
      await tx.query(
        `insert into workflow_link (tenant, kind, definition_id, linked_at) values ($1, 'all', $2, $3)
         on conflict (tenant, kind) do update set definition_id = excluded.definition_id`,
        [tenant, definitionId, at],
      );
    });
  }

  /** The time in which the client could undo is over, whatever the clock says. */
  async graceEnds(tenant: string, filingId: string): Promise<void> {
    await this.database.inTenant(tenant, async (tx) => {
      await this.turns.takeOfFilings(tx, [filingId]);
      const approval = await lockApproval(tx, filingId);
      const at = approval?.undoUntil;
      if (approval && at) await this.changes.change(tx, approval, { type: 'end-grace', at });
    });
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
