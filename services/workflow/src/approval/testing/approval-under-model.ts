import { randomInt, randomUUID } from 'node:crypto';
import { ContactChanged, EmployeeChanged, OrganisationChanged, type Actor } from '@akkoord/contracts';
import { Outbox, RefusedError } from '@akkoord/messaging';
import type { Database, Transaction } from '@akkoord/persistence';
import type { Policy, WorkflowDefinition } from '../../definition/workflow-definition.js';
import { ExpiryTimer } from '../../expiry/expiry.timer.js';
import { keepContacts, keepEmployees, keepOrganisations } from '../../people/people.repository.js';
import { OrganisationTurns } from '../../rules/organisation-turns.js';
import { SHA, someFacts } from '../../testing/builders.js';
import type { Arriving, WorkflowWithoutBroker } from '../../testing/workflow-without-broker.js';
import type { TimerHandler } from '../../timer/timer.js';
import { ActOnFiling, type Circumstances } from '../act-on-filing.js';
import type { PersonCommand } from '../approval-command.js';
import { GraceEnds, ObjectionEnds } from '../approval-timer.handlers.js';
import { readApproval } from '../approval.repository.js';
import { openQuestions, type Approval } from '../approval-state.js';
import { ChangeApproval } from '../change-approval.js';
import { aWorkflow } from './any-history.js';
import { AgreedBeforehand } from './agreed-beforehand.js';
import type { Does, Setting, What, Who } from './approval-model.js';

/** The process died: what it had not committed is gone. */
export class Crash extends Error {}

const POLICIES: Readonly<Record<Setting['people'], Policy>> = {
  one: { kind: 'any-one' },
  two: { kind: 'number', of: 2 },
  all: { kind: 'all' },
  'in-turn': { kind: 'sequence', of: 2 },
  amount: {
    kind: 'by-amount',
    bands: [
      { above: 1000, side: 'to-pay', policy: { kind: 'number', of: 2 } },
      { above: 1000, side: 'refund', policy: { kind: 'all' } },
    ],
    otherwise: { kind: 'any-one' },
  },
};
const DUE_ON = '2026-10-31';
const YEARS_MS = 2 * 366 * 86_400_000;
const REASON = { code: 'figures-wrong', text: 'De omzet klopt niet' };

/** One filing of an office of its own, with the people of the model, in the real service on a real database. For tests. */
export class ApprovalUnderModel {
  readonly filingId = randomUUID();
  private readonly ids: Readonly<Record<Who, string>>;
  private readonly agreed: AgreedBeforehand;
  private readonly organisationId = randomUUID();

  private constructor(
    readonly tenant: string,
    private readonly workflow: WorkflowWithoutBroker,
    private readonly environmentId: string,
    private readonly euros: number,
  ) {
    const letters = ['A', 'B', 'C', 'V', 'R', 'M', 'N', 'E'] as const;
    this.ids = Object.fromEntries(letters.map((who) => [who, who === 'E' ? environmentId : randomUUID()])) as Record<
      Who,
      string
    >;
    this.agreed = new AgreedBeforehand(workflow.database, tenant, this.organisationId);
  }

  /** The same filing is handed over three times, as registered and as matched: one approval. */
  static async begin(workflow: WorkflowWithoutBroker, setting: Setting): Promise<ApprovalUnderModel> {
    const under = new ApprovalUnderModel(String(randomInt(10_000, 99_999)), workflow, randomUUID(), setting.euros);
    const { tenant, agreed, ids } = under;
    await under.settle();
    await workflow.followWorkflow(tenant, definitionOf(setting));
    if (setting.mandate !== 'none') await agreed.giveMandate(ids.A, setting.mandate === 'at-once' ? 0 : 48);
    if (setting.delegation !== 'none') await agreed.delegate(ids, setting.delegation);
    const filing = under.version();
    await Promise.all([workflow.handOver(tenant, filing), workflow.handOver(tenant, filing)]);
    await workflow.handOver(tenant, { ...filing, at: 20 });
    return under;
  }

  private version(filingId = this.filingId): Arriving {
    const { organisationId, environmentId: clientEnvironmentId, euros: totalEuros } = this;
    const facts = { ...someFacts(), clientEnvironmentId, totalEuros };
    return { filingId, organisationId, facts };
  }

  private async settle(): Promise<void> {
    const { organisationId } = this;
    const common = { name: 'x', isActive: true, version: 1 };
    const contact = (who: 'A' | 'B' | 'C' | 'V') =>
      Object.assign(new ContactChanged(), {
        ...common,
        ...{ contactId: this.ids[who], organisationId, email: 'x@example.nl' },
        roles: [who === 'V' ? 'viewer' : 'approver'],
        approvalOrder: 'ABCV'.indexOf(who) + 1,
      });
    const employee = (who: 'R' | 'M' | 'N') =>
      Object.assign(new EmployeeChanged(), {
        ...common,
        ...{ employeeId: this.ids[who], email: 'y@example.nl', organisationIds: [] },
        roles: who === 'N' ? [] : [who === 'R' ? 'office-reviewer' : 'office-manager'],
      });
    await this.workflow.database.inTenant(this.tenant, async (tx) => {
      await keepContacts(tx, [contact('A'), contact('B'), contact('C'), contact('V')]);
      await keepOrganisations(tx, [Object.assign(new OrganisationChanged(), { ...common, organisationId })]);
      await keepEmployees(tx, [employee('R'), employee('M'), employee('N')]);
    });
  }

  /** The letter of a person by his id. */
  whoIs(id: string): Who {
    return (Object.entries(this.ids) as [Who, string][]).find(([, other]) => other === id)![0];
  }

  state(): Promise<Approval | undefined> {
    return this.workflow.database.inTenant(this.tenant, (tx) => readApproval(tx, this.filingId));
  }

  /** Does it with this key; the process dies at statement `crashAt` when it comes to that. Gives the status it led to, or `refused`. */
  async act(does: Does, key: string, questionId: string, crashAt?: number): Promise<number | 'refused'> {
    const happens = this.happensByItself(does.what);
    if (happens) return happens();
    const asked = { tenant: this.tenant, idempotencyKey: key, correlationId: '' };
    const who = { filingId: this.filingId, actor: this.actorOf(does.who) };
    try {
      if (does.what === 'revoke-mandate' || does.what === 'end-delegation') {
        await (does.what === 'revoke-mandate'
          ? this.agreed.revokeMandate(who.actor)
          : this.agreed.endDelegation(who.actor));
        return (await this.state())!.status;
      }
      const acts = crashAt === undefined ? this.workflow.acts : this.dyingAt(crashAt);
      const { decided } = await acts.execute(asked, who, (common) => commandOf(does, common, questionId), new Date());
      return decided.status;
    } catch (error) {
      if (error instanceof RefusedError) return 'refused';
      throw error;
    }
  }

  /** What time or a new version brings about. */
  private happensByItself(what: What): (() => Promise<number>) | undefined {
    const changes = new ChangeApproval(new Outbox('workflow', () => undefined));
    const [now, later] = [new Date(), new Date(Date.now() + YEARS_MS)];
    switch (what) {
      case 'grace-ends':
        return () => this.timerComes(new GraceEnds(changes), now);
      case 'objection-ends':
        return () => this.timerComes(new ObjectionEnds(changes), now);
      case 'mandate-ends':
        return () => this.timerComes(new ObjectionEnds(changes), later);
      case 'expires':
        return () => this.timerComes(new ExpiryTimer(changes, new Outbox('workflow', () => undefined)), now);
      case 'new-version':
        return async () => {
          const version = this.version(randomUUID());
          const facts = { ...version.facts, externalMessageId: version.filingId, supersedes: this.filingId };
          await this.workflow.handOver(this.tenant, { ...version, facts });
          return (await this.state())!.status;
        };
      default:
        return undefined;
    }
  }

  /** Does what the scheduler does when a timer is due, whether it was set or not; gives where that led to. */
  private timerComes(handler: TimerHandler, now: Date): Promise<number> {
    const { tenant, filingId, workflow } = this;
    return workflow.database.inTenant(tenant, async (tx) => {
      await new OrganisationTurns().takeOfFilings(tx, [filingId]);
      const { undoUntil, standing } = (await readApproval(tx, filingId))!;
      const dueAt = new Date((handler.kind === 'grace-ends' ? undoUntil : standing?.approvesAt) ?? now);
      await handler.handle(tx, { tenant, kind: handler.kind, filingId, key: '', dueAt, data: { dueOn: DUE_ON } }, now);
      return (await readApproval(tx, filingId))!.status;
    });
  }

  /** The question this is about: which of the open ones is the first changes with each answer, so ask before. */
  async questionOf({ what, question }: Does): Promise<string> {
    const open = what === 'answer' ? openQuestions((await this.state())!) : [];
    return open[question % Math.max(1, open.length)]?.actId ?? randomUUID();
  }

  private actorOf(who: Who): Actor {
    const id = this.ids[who];
    if (who === 'E') return { kind: 'client-environment', clientEnvironmentId: id };
    return 'RMN'.includes(who) ? { kind: 'employee', employeeId: id } : { kind: 'contact', contactId: id };
  }

  private dyingAt(statement: number): ActOnFiling {
    const { database } = this.workflow;
    const inTenant: Database['inTenant'] = (tenant, work) =>
      database.inTenant(tenant, (tx) => work(mortal(tx, statement)));
    const outbox = new Outbox('workflow', () => undefined);
    const dying = new Proxy(database, {
      get: (target, name) => (name === 'inTenant' ? inTenant : (Reflect.get(target, name) as unknown)),
    });
    return new ActOnFiling(dying, new OrganisationTurns(), new ChangeApproval(outbox));
  }
}

function definitionOf({ people, review, hasGrace }: Setting): WorkflowDefinition {
  const graceSeconds = hasGrace ? 3600 : 0;
  const definition = aWorkflow({ policy: POLICIES[people], hasReview: review !== 'none', graceSeconds });
  const { review: one, ...steps } = definition.steps;
  return review === 'all'
    ? { ...definition, steps: { ...steps, review: { ...one!, policy: { kind: 'all' } } } }
    : definition;
}

/** A transaction whose process dies after so many statements: before the next one, so that what came before it was done and not committed. */
function mortal(tx: Transaction, statements: number): Transaction {
  let left = statements;
  return new Proxy(tx, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name !== 'query') return value.bind(target) as unknown;
      return (...given: unknown[]) => {
        left -= 1;
        if (left < 0) throw new Crash('the process died between two statements');
        return (value as (...args: unknown[]) => unknown).apply(target, given);
      };
    },
  });
}

function commandOf({ what }: Does, common: Circumstances, questionId: string): PersonCommand {
  switch (what) {
    case 'approve':
    case 'reject':
      return { type: 'decide', ...common, choice: what, documentSha256: SHA, reason: REASON };
    case 'ask':
      return { type: 'ask', ...common, documentSha256: SHA, text: 'Klopt dit?' };
    case 'answer':
      return { type: 'answer', ...common, questionId, text: 'Ja.' };
    case 'repair':
    case 'undo':
      return { type: what, ...common };
    case 'withdraw':
      return { type: 'withdraw', ...common, reason: REASON };
    default:
      throw new Error(`nobody does ${what} to a filing`);
  }
}
