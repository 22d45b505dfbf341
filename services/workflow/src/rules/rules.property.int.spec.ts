import type { Transaction } from '@akkoord/persistence';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAudit } from '../audit/audit-trail.js';
import { roundsOf, tellPlayed } from '../testing/campaign.js';
import { OrganisationTurns } from './organisation-turns.js';
import { anyHistory, type History } from './testing/history.js';
import { NobodysTurn, OfficeOfWriters } from './testing/office-of-writers.js';

const HISTORIES = roundsOf(2000, 20);
const MINUTES = 60_000;

interface Entry {
  readonly kind: string;
  readonly filingId: string;
  readonly organisationId?: string;
  readonly status: number;
  readonly undoUntil?: string;
}

/** Whether the client still has a say in a filing, by where it stands. */
const isWaiting = ({ status, undoUntil }: Entry): boolean =>
  [25, 30, 35].includes(status) || (status === 50 && undoUntil !== undefined);

/** What went wrong in a history: annual supplements let in beside a waiting filing, and those kept out for nothing. */
interface Faults {
  readonly letIn: number;
  readonly keptOut: number;
  readonly judged: number;
}

/**
 * Replays the audit trail, which has the order of the commits of one office, with a rule of its own: a set of filings that wait. It
 * shares no code with the rule it tests.
 */
async function faultsOf(tx: Transaction, organisationId: string): Promise<Faults> {
  const rows = await tx.query<{ filing_id: string; what: string }>(
    `select filing_id, case when kind <> 'supplement' then 'return' when period_start = '2025-01-01' then 'annual' else 'other' end as what
     from approval where organisation_id = $1`,
    [organisationId],
  );
  const what = new Map(rows.map((row) => [row.filing_id, row.what]));
  const waiting = new Set<string>();
  let [letIn, keptOut, judged] = [0, 0, 0];
  for (const { content } of await readAudit(tx)) {
    const entry = JSON.parse(content) as Entry;
    const { kind, filingId } = entry;
    if (!what.has(filingId)) continue;
    if (what.get(filingId) === 'annual' && (kind === 'approval-requested' || kind === 'filing-blocked')) {
      judged += 1;
      if (kind === 'approval-requested' && waiting.size > 0) letIn += 1;
      if (kind === 'filing-blocked' && waiting.size === 0) keptOut += 1;
    }
    if (what.get(filingId) !== 'return') continue;
    if (isWaiting(entry)) waiting.add(filingId);
    else waiting.delete(filingId);
  }
  return { letIn, keptOut, judged };
}

let writers: OfficeOfWriters;
afterEach(() => writers.close());

/** Plays histories until one has an annual supplement beside a waiting filing; gives how many annual supplements were judged. */
async function playAll(what: string, most: number): Promise<number> {
  let [histories, operations, total, violations] = [0, 0, 0, 0];
  const began = Date.now();
  const played = async (history: History): Promise<void> => {
    const { letIn, keptOut, judged } = await writers.play(history, faultsOf);
    histories += 1;
    operations += history.flat().length;
    total += judged;
    violations += letIn + keptOut;
    expect({ letIn, keptOut }).toEqual({ letIn: 0, keptOut: 0 });
  };
  // What threads do cannot be repeated, so a smaller example would mean nothing.
  await fc.assert(fc.asyncProperty(anyHistory, played), { numRuns: most, endOnFailure: true }).finally(() => {
    const seconds = Math.round((Date.now() - began) / 1000);
    tellPlayed(what, { histories, operations, 'annual supplements judged': total, seconds, violations });
  });
  return total;
}

describe('no new annual supplement while a filing awaits the client: sixteen writers, any history', () => {
  it(
    `is never broken, nor is one kept out for nothing (${HISTORIES} histories)`,
    async () => {
      writers = await OfficeOfWriters.open(new OrganisationTurns());
      const judged = await playAll('the rule', HISTORIES);
      expect(judged).toBeGreaterThan(HISTORIES);
    },
    60 * MINUTES,
  );

  it(
    'holds by the turns alone, without the guard of the database',
    async () => {
      writers = await OfficeOfWriters.open(new OrganisationTurns());
      await writers.withoutGuard();
      await playAll('by the turns alone', Math.ceil(HISTORIES / 4));
    },
    60 * MINUTES,
  );

  it(
    'holds by the guard of the database alone, where code forgets whose turn it is',
    async () => {
      writers = await OfficeOfWriters.open(new NobodysTurn());
      let [histories, letIn] = [0, 0];
      await fc.assert(
        fc.asyncProperty(anyHistory, async (history) => {
          histories += 1;
          letIn += (await writers.play(history, faultsOf)).letIn;
        }),
        { numRuns: Math.ceil(HISTORIES / 4) },
      );
      tellPlayed('by the guard alone', { histories, violations: letIn });
      expect(letIn).toBe(0);
    },
    60 * MINUTES,
  );

  it(
    'is broken by a naive check-then-insert of the same decision: this test can fail',
    async () => {
      writers = await OfficeOfWriters.open(new NobodysTurn());
      await writers.withoutGuard();
      await expect(playAll('a naive check-then-insert', Math.max(HISTORIES, 100))).rejects.toThrow(/Property failed/);
    },
    60 * MINUTES,
  );
});
