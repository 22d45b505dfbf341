/** Why taking a return back is refused, or not through yet. */
export interface WithdrawalProblem {
  readonly code: string;
  readonly messages: { readonly nl: string; readonly en: string };
}

/** How taking a return back stands. */
export interface Withdrawal {
  readonly state: 'queued' | 'done' | 'refused';
  readonly requestedAt: Date;
  readonly problem?: WithdrawalProblem;
}
