import { randomInt, randomUUID } from 'node:crypto';
import { ContactChanged, EmployeeChanged, type Actor } from '@akkoord/contracts';
import { Outbox, RefusedError } from '@akkoord/messaging';
import type { Database, Transaction } from '@akkoord/persistence';
import { keepContacts, keepEmployees } from '../../people/people.repository.js';
import { OrganisationTurns } from '../../rules/organisation-turns.js';
import { SHA, someFacts } from '../../testing/builders.js';
import type { WorkflowWithoutBroker } from '../../testing/workflow-without-broker.js';
import { ActOnFiling, type Circumstances } from '../act-on-filing.js';
import type { PersonCommand } from '../approval-command.js';
import { readApproval } from '../approval.repository.js';
import { openQuestions, type Approval } from '../approval-state.js';
import { ChangeApproval } from '../change-approval.js';
import { aWorkflow } from './any-history.js';
import type { Does, Setting, Who } from './approval-model.js';

/** The process died: what it had not committed is gone. */
export class Crash extends Error {}

const POLICIES = { one: { kind: 'any-one' }, two: { kind: 'number', of: 2 }, all: { kind: 'all' } } as const;
const REASON = { code: 'figures-wrong', text: 'De omzet klopt niet' };

/** One filing of an office of its own, with the people of the model, in the real service on a real database. For tests. */
export class ApprovalUnderModel {
  readonly filingId = randomUUID();
  private readonly ids: Readonly<Record<Who, string>>;

  private constructor(
    readonly tenant: string,
    private readonly workflow: WorkflowWithoutBroker,
    private readonly environmentId: string,
  ) {
    const letters = ['A', 'B', 'C', 'V', 'R', 'M', 'E'] as const;
    this.ids = Object.fromEntries(letters.map((who) => [who, who === 'E' ? environmentId : randomUUID()])) as Record<
      Who,
      string
    >;
  }

  /** The same filing is handed over three times, as registered and as matched: one approval. */
  static async begin(workflow: WorkflowWithoutBroker, setting: Setting): Promise<ApprovalUnderModel> {
    const under = new ApprovalUnderModel(String(randomInt(10_000, 99_999)), workflow, randomUUID());
    const { tenant, filingId, environmentId: clientEnvironmentId } = under;
    const organisationId = randomUUID();
    await under.settle(organisationId);
    const { people, hasReview, hasGrace } = setting;
    const definition = aWorkflow({ policy: POLICIES[people], hasReview, graceSeconds: hasGrace ? 3600 : 0 });
    await workflow.followWorkflow(tenant, definition);
    const filing = { filingId, organisationId, facts: { ...someFacts(), clientEnvironmentId } };
    await Promise.all([workflow.handOver(tenant, filing), workflow.handOver(tenant, filing)]);
    await workflow.handOver(tenant, { ...filing, at: 20 });
    return under;
  }

  private async settle(organisationId: string): Promise<void> {
    const common = { name: 'x', isActive: true, version: 1 };
    const contact = (who: 'A' | 'B' | 'C' | 'V') =>
      Object.assign(new ContactChanged(), {
        ...common,
        ...{ contactId: this.ids[who], organisationId, email: 'x@example.nl' },
        roles: [who === 'V' ? 'viewer' : 'approver'],
      });
    const employee = (who: 'R' | 'M') =>
      Object.assign(new EmployeeChanged(), {
        ...common,
        ...{ employeeId: this.ids[who], email: 'y@example.nl', organisationIds: [] },
        roles: [who === 'R' ? 'office-reviewer' : 'office-manager'],
      });
    await this.workflow.database.inTenant(this.tenant, async (tx) => {
      await keepContacts(tx, [contact('A'), contact('B'), contact('C'), contact('V')]);
      await keepEmployees(tx, [employee('R'), employee('M')]);
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
    if (does.what === 'grace-ends') {
      await this.workflow.graceEnds(this.tenant, this.filingId);
      return (await this.state())!.status;
    }
    const asked = { tenant: this.tenant, idempotencyKey: key, correlationId: '' };
    const who = { filingId: this.filingId, actor: this.actorOf(does.who) };
    try {
      const acts = crashAt === undefined ? this.workflow.acts : this.dyingAt(crashAt);
      const { decided } = await acts.execute(asked, who, (common) => commandOf(does, common, questionId), new Date());
      return decided.status;
    } catch (error) {
      if (error instanceof RefusedError) return 'refused';
      throw error;
    }
  }

  /** The question this is about: which of the open ones is the first changes with each answer, so ask before. */
  async questionOf({ what, question }: Does): Promise<string> {
    const open = what === 'answer' ? openQuestions((await this.state())!) : [];
    return open[question % Math.max(1, open.length)]?.actId ?? randomUUID();
  }

  private actorOf(who: Who): Actor {
    const id = this.ids[who];
    if (who === 'E') return { kind: 'client-environment', clientEnvironmentId: id };
    return 'RM'.includes(who) ? { kind: 'employee', employeeId: id } : { kind: 'contact', contactId: id };
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
    case 'grace-ends':
      throw new Error('time is nobody');
    default:
      return what satisfies never;
  }
}
