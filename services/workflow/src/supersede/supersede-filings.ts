import { uuidv7, type Transaction } from '@akkoord/persistence';
import type { RejectionReason } from '@akkoord/contracts';
import type { Withdraw } from '../approval/approval-command.js';
import { lockApproval } from '../approval/approval.repository.js';
import type { Approval } from '../approval/approval-state.js';
import type { CausedBy, ChangeApproval } from '../approval/change-approval.js';
import type { KnownActor } from '../approval/known-actor.js';
import { storeSupersessions } from './supersession.repository.js';

const REASON: RejectionReason = {
  code: 'superseded',
  text: 'Vervangen door een nieuwe versie. / Replaced by a new version.',
};

/** A new version that was let in, and the message that brought it. */
export interface LetIn {
  readonly approval: Approval;
  readonly cause: CausedBy;
}

/**
 * Ends the filings whose place these versions take (45), in the transaction that lets the versions in: never both in approval, never
 * neither. All rows are locked before the first change, which locks the head of the audit chain.
 */
export async function endSuperseded(
  tx: Transaction,
  changes: ChangeApproval,
  versions: readonly LetIn[],
  at: string,
): Promise<void> {
  const taking = versions.flatMap((version) => {
    const { supersedes } = version.approval.facts;
    return supersedes === undefined || version.approval.status === 45 ? [] : [{ ...version, supersedes }];
  });
  if (taking.length === 0) return;
  const pairs = taking.map(({ supersedes, approval }) => ({
    oldFilingId: supersedes,
    newFilingId: approval.filingId,
  }));
  await storeSupersessions(tx, pairs, at);
  const old = new Map<string, Approval>();
  for (const filingId of [...new Set(pairs.map(({ oldFilingId }) => oldFilingId))].sort()) {
    const locked = await lockApproval(tx, filingId);
    if (locked) old.set(filingId, locked);
  }
  for (const { supersedes, approval, cause } of taking) {
    const before = old.get(supersedes);
    old.delete(supersedes);
    // Ended already, or not here yet: then the rules keep it out when it arrives.
    if (!before || before.status >= 45) continue;
    const { clientEnvironmentId } = approval.facts;
    const actor: KnownActor = { kind: 'client-environment', clientEnvironmentId };
    await end(tx, changes, before, { actor, supersededBy: approval.filingId, at, cause });
  }
}

interface Ending {
  readonly actor: KnownActor;
  readonly supersededBy: string;
  readonly at: string;
  readonly cause: CausedBy;
}

async function end(
  tx: Transaction,
  changes: ChangeApproval,
  before: Approval,
  { actor, supersededBy, at, cause }: Ending,
): Promise<void> {
  const command: Withdraw = {
    type: 'withdraw',
    acting: { actor, roles: new Set(['client-environment']), actsFor: [] },
    actId: uuidv7(),
    idempotencyKey: `supersede:${supersededBy}`,
    reason: REASON,
    supersededBy,
    at,
  };
  const changed = await changes.change(tx, before, command, cause);
  if (changed.kind === 'refused') throw new Error(`a pending filing cannot be superseded: ${changed.code}`);
}
