import { randomUUID } from 'node:crypto';
import type { StatusStep } from '@akkoord/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAudit } from '../audit/audit-trail.js';
import { WorkflowWithoutBroker } from '../testing/workflow-without-broker.js';
import { openQuestions } from './approval-state.js';
import { isLegalMove, TRANSITIONS, type MovedBy } from './approval.transitions.js';
import { ApprovalModel, type Does, type Setting, type What, type Who } from './testing/approval-model.js';
import { ApprovalUnderModel, Crash } from './testing/approval-under-model.js';

/** `AKKOORD_FULL` set: the campaign; otherwise enough to catch a mistake while one works. */
const HISTORIES = process.env['AKKOORD_FULL'] ? 1500 : 40;
const MINUTES = 60_000;

let workflow: WorkflowWithoutBroker;
const made = new Set<string>();

beforeAll(async () => {
  workflow = await WorkflowWithoutBroker.open();
});
afterAll(() => workflow?.close());

type Model = { approval: ApprovalModel };
type Command = fc.AsyncCommand<Model, ApprovalUnderModel>;

/** The service stands where the model stands, in all that can be seen of it. */
async function expectSame({ approval: model }: Model, real: ApprovalUnderModel): Promise<void> {
  const state = (await real.state())!;
  expect({
    status: state.status,
    sequence: state.sequence,
    isUndoable: state.undoUntil !== undefined,
    questions: openQuestions(state).length,
  }).toEqual({
    status: model.status,
    sequence: model.sequence,
    isUndoable: model.isUndoable,
    questions: model.questions.length,
  });
}

/** What makes sense now, so that histories get somewhere; `anyway` tries what does not. */
const SENSIBLE: Readonly<Record<number, readonly What[]>> = {
  25: ['approve', 'reject', 'withdraw'],
  30: ['approve', 'reject', 'ask', 'withdraw'],
  35: ['ask', 'answer', 'withdraw'],
  40: ['repair', 'withdraw'],
  50: ['undo', 'grace-ends'],
};
const isSensible = ({ approval }: Model, { what, who }: Does): boolean => {
  const { status } = approval;
  if (what === 'withdraw' && approval.sequence < 5) return false;
  const office = status === 25 || what === 'answer' || what === 'repair' || what === 'withdraw';
  return (SENSIBLE[status] ?? []).includes(what) && (office ? 'RM' : 'ABC').includes(who);
};

/** Somebody does something, perhaps at a process that dies, and always a second time with the same key. */
class Act implements Command {
  constructor(
    private readonly does: Does,
    private readonly crashAt: number | undefined,
    private readonly anyway: boolean,
  ) {}
  check = (model: Readonly<Model>): boolean => this.anyway || isSensible(model, this.does);
  toString = (): string => `${this.does.who} ${this.does.what} ${this.crashAt ?? ''}`;

  async run(model: Model, real: ApprovalUnderModel): Promise<void> {
    const key = randomUUID();
    const before = await real.state();
    if (this.crashAt !== undefined) {
      const died = await real.act(this.does, key, this.crashAt).catch((error: unknown) => error);
      if (died instanceof Crash) expect(await real.state()).toEqual(before);
      else if (died instanceof Error) throw died;
    }
    const expected = model.approval.act(this.does, key);
    expect(await real.act(this.does, key)).toBe(expected);
    const after = await real.state();
    if (this.does.what !== 'answer') expect(await real.act(this.does, key)).toBe(expected);
    expect(await real.state()).toEqual(after);
    await expectSame(model, real);
  }
}

/** Two people at the same moment: one of the two orders is what happened, and everybody sees the same one. */
class Race implements Command {
  constructor(
    private readonly first: Does,
    private readonly second: Does,
  ) {}
  check = (model: Readonly<Model>): boolean => isSensible(model, this.first) && isSensible(model, this.second);
  toString = (): string => `${this.first.who} ${this.first.what} | ${this.second.who} ${this.second.what}`;

  async run(model: Model, real: ApprovalUnderModel): Promise<void> {
    const [one, two] = [model.approval.copy(), model.approval.copy()];
    const inOrder = [one.act(this.first, 'q1'), one.act(this.second, 'q2')];
    const [second, first] = [two.act(this.second, 'q2'), two.act(this.first, 'q1')];
    const [seenFirst, seenSecond] = await Promise.all([
      real.act(this.first, randomUUID()),
      real.act(this.second, randomUUID()),
    ]);
    const seen = [seenFirst, seenSecond];
    const { status, sequence } = (await real.state())!;
    const fits = (approval: ApprovalModel, answers: readonly unknown[]): boolean =>
      JSON.stringify(answers) === JSON.stringify(seen) && approval.status === status && approval.sequence === sequence;
    const found = fits(one, inOrder) ? one : fits(two, [first, second]) ? two : undefined;
    expect({ seen, status, sequence, isOneOfTheOrders: found !== undefined }).toMatchObject({ isOneOfTheOrders: true });
    model.approval = found!;
    await expectSame(model, real);
  }
}

const who = fc.constantFrom<Who>('A', 'B', 'C', 'R', 'M', 'A', 'B', 'C', 'R', 'M', 'V', 'E');
const what = fc.constantFrom<What>(
  'approve',
  'approve',
  'reject',
  'ask',
  'answer',
  'repair',
  'repair',
  'withdraw',
  'undo',
  'undo',
  'grace-ends',
);
const does = fc.record({ what, who, question: fc.nat({ max: 3 }) });
const racing = does.filter((one) => one.what !== 'grace-ends' && one.what !== 'ask' && one.what !== 'answer');
const crashAt = fc.option(fc.nat({ max: 18 }), { nil: undefined, freq: 3 });
const command = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(does, crashAt).map(([one, at]): Command => new Act(one, at, false)) },
  { weight: 1, arbitrary: does.map((one): Command => new Act(one, undefined, true)) },
  { weight: 2, arbitrary: fc.tuple(racing, racing).map(([one, two]): Command => new Race(one, two)) },
);
const setting: fc.Arbitrary<Setting> = fc.record({
  people: fc.constantFrom<Setting['people']>('one', 'two', 'all'),
  hasReview: fc.boolean(),
  hasGrace: fc.boolean(),
});

interface Entry {
  readonly kind: string;
  readonly status: number;
  readonly sequence: number;
  readonly questionId?: string;
  readonly decisionId?: string;
  readonly evidenceSha256?: string;
}

const WHAT: Readonly<Record<string, What>> = {
  'approval-granted': 'approve',
  'approval-partly-granted': 'approve',
  'approval-rejected': 'reject',
  'question-asked': 'ask',
  'question-answered': 'answer',
  'approval-repaired': 'repair',
  'approval-undone': 'undo',
  'filing-withdrawn': 'withdraw',
  'filing-approved': 'grace-ends',
};

/** The audit trail alone, replayed through the model, has to bring it to the same state. */
async function replayAudit(model: ApprovalModel, real: ApprovalUnderModel): Promise<void> {
  const replayed = new ApprovalModel(model.setting);
  const { entries, evidence } = await workflow.database.inTenant(real.tenant, async (tx) => ({
    entries: (await readAudit(tx)).map(({ content }) => JSON.parse(content) as Entry),
    evidence: await tx.query<{ sha256: string; content: string }>('select sha256, content from audit_evidence'),
  }));
  const texts = new Map(evidence.map(({ sha256, content }) => [sha256, content]));
  expect(['approval-requested', 'review-requested']).toContain(entries[0]?.kind);
  for (const entry of entries.slice(1)) {
    const done = WHAT[entry.kind]!;
    const { actor } = JSON.parse(texts.get(entry.evidenceSha256 ?? '') ?? '{"actor":{}}') as {
      actor: { contactId?: string; employeeId?: string; clientEnvironmentId?: string };
    };
    const id = actor.contactId ?? actor.employeeId ?? actor.clientEnvironmentId;
    const question = replayed.questions.indexOf(entry.questionId ?? '');
    const act: Does = { what: done, who: id === undefined ? 'V' : real.whoIs(id), question: Math.max(0, question) };
    expect([entry.kind, replayed.act(act, entry.decisionId ?? '')]).toEqual([entry.kind, entry.status]);
    expect(replayed.sequence).toBe(entry.sequence);
  }
  const seen = ({ status, sequence, isUndoable, isToldToFile, questions }: ApprovalModel) => ({
    status,
    sequence,
    isUndoable,
    isToldToFile,
    open: questions.length,
  });
  expect(seen(replayed)).toEqual(seen(model));
}

/** What others are told: each step once or more, in an order without gaps, all legal; the word to file at most once. */
async function expectPublished(model: ApprovalModel, real: ApprovalUnderModel): Promise<void> {
  const events = await workflow.published(real.tenant, real.filingId);
  const steps = events.flatMap(({ data }) => (data as { statuses?: StatusStep[] }).statuses ?? []);
  const distinct = [...new Map(steps.map((step) => [step.sequence, step])).values()].sort(
    (a, b) => a.sequence - b.sequence,
  );
  expect(distinct.map(({ sequence }) => sequence)).toEqual(distinct.map((_, index) => index + 2));
  expect(distinct.at(-1)).toMatchObject({ status: model.status, sequence: model.sequence });
  distinct.reduce<number>((from, { status }) => {
    made.add(`${from} ${status}`);
    const movers: readonly MovedBy[] = ['workflow', 'client', 'office', 'connector'];
    expect(movers.some((by) => isLegalMove(from as 10, status, by))).toBe(true);
    return status;
  }, 10);
  const told = events.filter(({ type }) => type === 'filing.approved.v1');
  expect(told).toHaveLength(model.isToldToFile ? 1 : 0);
}

describe('the service beside the model of an approval', () => {
  it(
    `does what the model does, whoever comes twice, at once or dies half-way (${HISTORIES} histories)`,
    async () => {
      await fc.assert(
        fc.asyncProperty(setting, fc.commands([command], { maxCommands: 60 }), async (given, commands) => {
          const model: Model = { approval: new ApprovalModel(given) };
          const real = await ApprovalUnderModel.begin(workflow, given);
          await expectSame(model, real);
          await fc.asyncModelRun(() => ({ model, real }), commands);
          await replayAudit(model.approval, real);
          await expectPublished(model.approval, real);
        }),
        { numRuns: HISTORIES, endOnFailure: true },
      );
    },
    30 * MINUTES,
  );

  it('made every move of the table that people and the workflow make', () => {
    const wanted = TRANSITIONS.filter(
      ({ from, to, by }) => from !== null && to < 60 && by.some((mover) => mover === 'client' || mover === 'office'),
    )
      .map(({ from, to }) => `${from} ${to}`)
      // On arrival a filing is at 10, 15 and 20 no longer than one transaction: nobody can withdraw it here.
      .filter((move) => !['10 45', '15 45', '20 45'].includes(move));
    expect(wanted.filter((move) => !made.has(move))).toEqual([]);
  });
});
