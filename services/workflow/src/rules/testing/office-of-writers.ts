import { randomInt, randomUUID } from 'node:crypto';
import { EmployeeChanged } from '@akkoord/contracts';
import { RefusedError } from '@akkoord/messaging';
import type { Transaction } from '@akkoord/persistence';
import { keepContacts, keepEmployees } from '../../people/people.repository.js';
import { storeRule } from '../rules.repository.js';
import { aContactChange, REASON, SHA, someFacts } from '../../testing/builders.js';
import { WorkflowWithoutBroker } from '../../testing/workflow-without-broker.js';
import { OrganisationTurns } from '../organisation-turns.js';
import { WRITERS, type History, type Move } from './history.js';

/** A check-then-insert as one would write it at first: reads, decides and adds in one transaction, and waits for nobody. */
export class NobodysTurn extends OrganisationTurns {
  override async take(_tx: Transaction, _organisationIds: readonly string[]): Promise<void> {}
  override async takeOfFilings(_tx: Transaction, filingIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(filingIds);
  }
}

interface Organisation {
  readonly tenant: string;
  readonly organisationId: string;
  readonly contactId: string;
  readonly filings: string[];
}

const LEADS_TO = { send: [50, 60], accept: [60, 80], refuse: [60, 90] } as const;

/** Plays histories: sixteen writers at the same time, through the workflow's own handlers. For tests. */
export class OfficeOfWriters {
  private constructor(private readonly workflow: WorkflowWithoutBroker) {}

  static async open(turns: OrganisationTurns): Promise<OfficeOfWriters> {
    return new OfficeOfWriters(await WorkflowWithoutBroker.open({ turns, poolSize: WRITERS }));
  }

  close(): Promise<void> {
    return this.workflow.close();
  }

  /** Takes the guard of the database away: what is left is the code. */
  withoutGuard(): Promise<void> {
    return this.workflow.asAdmin('alter table workflow.approval disable trigger approval_turn');
  }

  /** Plays a history for an organisation of its own, then reads its outcome. */
  async play<T>(history: History, outcome: (tx: Transaction, organisationId: string) => Promise<T>): Promise<T> {
    const [tenant, organisationId, contactId] = [String(randomInt(10_000, 99_999)), randomUUID(), randomUUID()];
    const { database } = this.workflow;
    await database.inTenant(tenant, async (tx) => {
      await keepContacts(tx, [aContactChange({ contactId, organisationId })]);
      await keepEmployees(tx, [anEmployeeChange(contactId)]);
      // Or hardly any return would come in beside another.
      for (const rule of ['one-open-filing', 'one-accepted-return'] as const)
        await storeRule(tx, rule, 'warn', new Date().toISOString());
    });
    const organisation: Organisation = { tenant, organisationId, contactId, filings: [] };
    await Promise.all(history.map((moves) => this.write(organisation, moves)));
    return database.inTenant(tenant, (tx) => outcome(tx, organisationId));
  }

  private async write(organisation: Organisation, moves: readonly Move[]): Promise<void> {
    for (const move of moves) {
      try {
        await this.make(organisation, move);
      } catch (error) {
        if (!isAnswer(error)) throw error;
      }
    }
  }

  private async make({ tenant, organisationId, contactId, filings }: Organisation, move: Move): Promise<void> {
    if (move.does === 'hand-over') {
      const filingId = randomUUID();
      filings.push(filingId);
      const facts = { ...someFacts(), externalMessageId: filingId, kind: move.kind, period: move.period };
      return this.workflow.handOver(tenant, { filingId, organisationId, facts, at: move.isMatchedLater ? 20 : 10 });
    }
    const filingId = filings[move.of % Math.max(1, filings.length)];
    if (filingId === undefined) return undefined;
    if (move.does === 'ask' || move.does === 'repair' || move.does === 'withdraw' || move.does === 'undo')
      return this.act(tenant, filingId, { contactId, employeeId: contactId }, move.does);
    if (move.does === 'approve' || move.does === 'reject')
      return this.workflow.decide(tenant, filingId, contactId, move.does);
    // The gateway speaks only of filings that were approved, and of the authority's word only after it was sent.
    const [from, to] = LEADS_TO[move.does];
    const standing = await this.workflow.standing(tenant, filingId);
    return standing?.status === from ? this.workflow.gatewayTells(tenant, filingId, to) : undefined;
  }

  /** What begins a block again, or ends one without a decision. */
  private async act(
    tenant: string,
    filingId: string,
    { contactId, employeeId }: { readonly contactId: string; readonly employeeId: string },
    does: 'ask' | 'repair' | 'withdraw' | 'undo',
  ): Promise<void> {
    const asked = { tenant, idempotencyKey: randomUUID(), correlationId: '' };
    const client = { filingId, actor: { kind: 'contact', contactId } } as const;
    const office = { filingId, actor: { kind: 'employee', employeeId } } as const;
    const { acts } = this.workflow;
    const now = new Date();
    switch (does) {
      case 'ask':
        await acts.execute(
          asked,
          client,
          (common) => ({ type: 'ask', ...common, documentSha256: SHA, text: '?' }),
          now,
        );
        return;
      case 'repair':
        await acts.execute(asked, office, (common) => ({ type: 'repair', ...common }), now);
        return;
      case 'withdraw':
        await acts.execute(asked, office, (common) => ({ type: 'withdraw', ...common, reason: REASON }), now);
        return;
      case 'undo':
        await acts.execute(asked, client, (common) => ({ type: 'undo', ...common }), now);
        return;
      default:
        return does satisfies never;
    }
  }
}

/** The same id serves the contact and the employee of a test. */
const anEmployeeChange = (employeeId: string): EmployeeChanged =>
  Object.assign(new EmployeeChanged(), {
    ...{ employeeId, name: 'Els', email: 'els@kantoor.example', roles: ['office-manager'] },
    ...{ organisationIds: [], isActive: true, version: 1 },
  });

/** A refusal is an answer; so is the word of the guard. */
const isAnswer = (error: unknown): boolean =>
  error instanceof RefusedError || (error as { constraint?: string }).constraint === 'annual_supplement_waits';
