import { randomUUID } from 'node:crypto';
import type { FilingStatus, StatusStep } from '@akkoord/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAudit } from '../audit/audit-trail.js';
import { roundsOf, tellPlayed } from '../testing/campaign.js';
import { WorkflowWithoutBroker } from '../testing/workflow-without-broker.js';
import { openQuestions } from './approval-state.js';
import { isLegalMove, TRANSITIONS, type MovedBy } from './approval.transitions.js';
import { ApprovalModel, type Does, type Setting, type What, type Who } from './testing/approval-model.js';
import { ApprovalUnderModel, Crash } from './testing/approval-under-model.js';
import { movesOf, playEveryMove } from './testing/every-move.js';
import { ROWS_OF_CONNECTOR } from './testing/rows.js';
import { TELLING_HISTORIES } from './testing/telling-histories.js';
import { doneBy, type TrailEntry } from './testing/trail-entry.js';

const HISTORIES = roundsOf(1500, 30);
const MINUTES = 60_000;

let workflow: WorkflowWithoutBroker;
const made = new Set<string>();
const played = { histories: 0, operations: 0 };

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
    isStanding: state.standing !== undefined,
  }).toEqual({
    status: model.status,
    sequence: model.sequence,
    isUndoable: model.isUndoable,
    questions: model.questions.length,
    isStanding: model.isStanding,
  });
}

const often = (times: number, ...whats: readonly What[]): readonly What[] =>
  Array.from({ length: times }, () => whats).flat();
const ENDING: readonly What[] = ['withdraw', 'expires', 'new-version'];
const SELDOM: readonly What[] = ['mandate-ends', 'revoke-mandate', 'end-delegation'];

/** What makes sense now, so that histories get somewhere; a filing is withdrawn when something happened to it. */
const SENSIBLE: Readonly<Record<number, readonly What[]>> = {
  25: [...often(5, 'approve'), ...often(2, 'reject'), 'withdraw', 'expires', 'revoke-mandate', 'end-delegation'],
  30: [...often(14, 'approve'), ...often(3, 'reject', 'ask', 'objection-ends'), ...SELDOM, ...ENDING],
  35: [...often(10, 'answer'), ...often(3, 'ask'), 'objection-ends', 'revoke-mandate', ...ENDING],
  40: [...often(12, 'repair'), 'mandate-ends', ...ENDING],
  50: [...often(6, 'undo'), ...often(2, 'grace-ends'), ...ENDING],
};
const OF_OFFICE: readonly What[] = ['answer', 'repair', 'withdraw'];

/** A number that picks something sensible, whatever the status is by then. */
interface Picked {
  readonly pick: number;
  readonly who: number;
  readonly question: number;
}

function sensible({ approval: { status } }: Readonly<Model>, { pick, who: place, question }: Picked): Does {
  const offered = SENSIBLE[status] ?? ['withdraw'];
  const chosen = offered[pick % offered.length]!;
  const isOffice = status === 25 || OF_OFFICE.includes(chosen);
  const people: readonly Who[] = isOffice ? ['R', 'M', 'N', 'R', 'M'] : ['A', 'B', 'C', 'V', 'A', 'B', 'C'];
  return { what: chosen, who: people[place % people.length]!, question };
}

/** Somebody does something, perhaps at a process that dies, and always a second time with the same key. */
class Act implements Command {
  constructor(
    private readonly given: Picked | Does,
    private readonly crashAt: number | undefined,
  ) {}
  check = (): boolean => true;
  toString = (): string => `${JSON.stringify(this.given)} ${this.crashAt ?? ''}`;

  async run(model: Model, real: ApprovalUnderModel): Promise<void> {
    played.operations += 1;
    const does = 'pick' in this.given ? sensible(model, this.given) : this.given;
    const key = randomUUID();
    const before = await real.state();
    const about = await real.questionOf(does);
    if (this.crashAt !== undefined) {
      const died = await real.act(does, key, about, this.crashAt).catch((error: unknown) => error);
      if (died instanceof Crash) expect(await real.state()).toEqual(before);
      else if (died instanceof Error) throw died;
    }
    const expected = model.approval.act(does, key);
    expect(await real.act(does, key, about)).toBe(expected);
    const after = await real.state();
    expect(await real.act(does, key, about)).toBe(expected);
    expect(await real.state()).toEqual(after);
    await expectSame(model, real);
  }
}

/** Of these two at once have two orders that can be told apart. */
const RACING: readonly What[] = [
  ...(['approve', 'reject', 'repair', 'withdraw', 'undo'] as const),
  ...(['grace-ends', 'objection-ends', 'mandate-ends', 'expires'] as const),
];

/** Two people at the same moment: one of the two orders is what happened, and everybody sees the same one. */
class Race implements Command {
  constructor(private readonly given: readonly [Picked, Picked]) {}
  check = (model: Readonly<Model>): boolean =>
    this.given.map((one) => sensible(model, one)).every(({ what: done }) => RACING.includes(done));
  toString = (): string => `race ${JSON.stringify(this.given)}`;

  async run(model: Model, real: ApprovalUnderModel): Promise<void> {
    played.operations += 2;
    const [one, two] = [model.approval.copy(), model.approval.copy()];
    const [a, b] = [sensible(model, this.given[0]), sensible(model, this.given[1])];
    const inOrder = [one.act(a, 'a'), one.act(b, 'b')];
    const [second, first] = [two.act(b, 'b'), two.act(a, 'a')];
    const [seenFirst, seenSecond] = await Promise.all([real.act(a, randomUUID(), ''), real.act(b, randomUUID(), '')]);
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

const who = fc.constantFrom<Who>('A', 'B', 'C', 'R', 'M', 'A', 'B', 'C', 'R', 'M', 'V', 'N', 'E');
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
  'revoke-mandate',
  'end-delegation',
  'grace-ends',
  'objection-ends',
  'mandate-ends',
  'expires',
  'new-version',
);
const does = fc.record({ what, who, question: fc.nat({ max: 3 }) });
const picked = fc.record({ pick: fc.nat({ max: 419 }), who: fc.nat({ max: 34 }), question: fc.nat({ max: 3 }) });
const crashAt = fc.option(fc.nat({ max: 18 }), { nil: undefined, freq: 3 });
const command = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(picked, crashAt).map(([one, at]): Command => new Act(one, at)) },
  { weight: 2, arbitrary: does.map((one): Command => new Act(one, undefined)) },
  { weight: 2, arbitrary: fc.tuple(picked, picked).map((two): Command => new Race(two)) },
);
const setting: fc.Arbitrary<Setting> = fc.record({
  people: fc.constantFrom<Setting['people']>('one', 'two', 'all', 'in-turn', 'in-turn', 'amount', 'amount'),
  euros: fc.constantFrom(1250, 1000, -1250, -1000),
  review: fc.constantFrom<Setting['review']>('none', 'none', 'one', 'all'),
  hasGrace: fc.boolean(),
  mandate: fc.constantFrom<Setting['mandate']>('none', 'none', 'none', 'with-objection', 'with-objection', 'at-once'),
  delegation: fc.constantFrom<Setting['delegation']>('none', 'now', 'now', 'over', 'to-come'),
});

/** The audit trail alone, replayed through the model, has to bring it to the same state. */
async function replayAudit(model: ApprovalModel, real: ApprovalUnderModel): Promise<void> {
  const replayed = new ApprovalModel(model.setting);
  const { entries, evidence } = await workflow.database.inTenant(real.tenant, async (tx) => ({
    entries: (await readAudit(tx)).map(({ content }) => JSON.parse(content) as TrailEntry),
    evidence: await tx.query<{ sha256: string; content: string }>('select sha256, content from audit_evidence'),
  }));
  const texts = new Map(evidence.map(({ sha256, content }) => [sha256, content]));
  const begun = entries.findIndex(({ filingId }) => filingId === real.filingId);
  expect(['approval-requested', 'review-requested', 'filing-approved']).toContain(entries[begun]?.kind);
  // Of the new versions that took its place, or did not, this model says nothing.
  const ours = entries.slice(begun + 1).filter(({ filingId = real.filingId }) => filingId === real.filingId);
  for (const entry of ours) {
    const { actor } = JSON.parse(texts.get(entry.evidenceSha256 ?? '') ?? '{"actor":{}}') as {
      actor: { kind?: string; contactId?: string; employeeId?: string; clientEnvironmentId?: string };
    };
    const done = doneBy(entry, actor.kind === 'workflow');
    const id = actor.contactId ?? actor.employeeId ?? actor.clientEnvironmentId;
    const question = replayed.questions.indexOf(entry.questionId ?? '');
    const act: Does = { what: done, who: id === undefined ? 'V' : real.whoIs(id), question: Math.max(0, question) };
    const led = replayed.act(act, entry.decisionId ?? '');
    if (entry.filingId === undefined) continue;
    expect([entry.kind, led]).toEqual([entry.kind, entry.status]);
    expect(replayed.sequence).toBe(entry.sequence);
  }
  const seen = ({ status, sequence, isUndoable, isToldToFile, isStanding, questions }: ApprovalModel) => ({
    status,
    sequence,
    isUndoable,
    isToldToFile,
    isStanding,
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
  for (const move of movesOf(steps, 10)) {
    made.add(move);
    const [from, to] = move.split(' ').map(Number) as [FilingStatus, FilingStatus];
    const movers: readonly MovedBy[] = ['workflow', 'client', 'office', 'connector'];
    expect(movers.some((by) => isLegalMove(from, to, by))).toBe(true);
  }
  const told = events.filter(({ type }) => type === 'filing.approved.v1');
  expect(told).toHaveLength(model.isToldToFile ? 1 : 0);
}

describe('the service beside the model of an approval', () => {
  it(
    `does what the model does, whoever comes twice, at once or dies half-way (${HISTORIES} histories)`,
    async () => {
      const began = Date.now();
      const all = fc.assert(
        fc.asyncProperty(setting, fc.commands([command], { maxCommands: 24, size: 'max' }), async (given, commands) => {
          played.histories += 1;
          const model: Model = { approval: new ApprovalModel(given) };
          const real = await ApprovalUnderModel.begin(workflow, given);
          await expectSame(model, real);
          await fc.asyncModelRun(() => ({ model, real }), commands);
          await replayAudit(model.approval, real);
          await expectPublished(model.approval, real);
        }),
        { numRuns: HISTORIES, endOnFailure: true },
      );
      const isBroken = await all.then(
        () => 0,
        () => 1,
      );
      tellPlayed('the model', { ...played, seconds: Math.round((Date.now() - began) / 1000), violations: isBroken });
      await all;
    },
    30 * MINUTES,
  );

  it.each(TELLING_HISTORIES)('does what the model does: %s', async (_, given, ...done) => {
    const model: Model = { approval: new ApprovalModel(given) };
    const real = await ApprovalUnderModel.begin(workflow, given);
    await expectSame(model, real);
    for (const one of done) {
      const [who, what] = one.split(' ') as [Who, What];
      await new Act({ who, what, question: 0 }, undefined).run(model, real);
    }
    await replayAudit(model.approval, real);
    await expectPublished(model.approval, real);
  });

  it('made, with one history for each thing that can happen, every move of the table but those of the connector', async () => {
    const all = new Set([...made, ...(await playEveryMove(workflow))]);
    const table = TRANSITIONS.map(({ from, to }) => `${from} ${to}`);
    expect(table.filter((move) => !all.has(move))).toEqual(ROWS_OF_CONNECTOR);
    expect([...all].filter((move) => !table.includes(move))).toEqual([]);
  });
});
