import type { What } from './approval-model.js';

/** What the audit trail says of a filing, as far as the model can replay it. For tests. */
export interface TrailEntry {
  readonly kind: string;
  readonly filingId?: string;
  readonly mandateId?: string;
  readonly supersededBy?: string;
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
  'mandate-lapsed': 'mandate-ends',
  'mandate-revoked': 'revoke-mandate',
  'delegation-revoked': 'end-delegation',
};

/** What was done, by what the trail says of it. */
export function doneBy({ kind, mandateId, supersededBy }: TrailEntry, isByItself: boolean): What {
  if (kind === 'filing-withdrawn' && supersededBy !== undefined) return 'new-version';
  if (kind === 'filing-withdrawn' && isByItself) return 'expires';
  if (kind === 'filing-approved' && mandateId !== undefined) return 'objection-ends';
  return WHAT[kind]!;
}
