/** The audit trail of an office was changed behind our back: nothing is signed any more until somebody has looked (`npm run audit:verify`). */
export class ChainBroken extends Error {
  readonly code = 'AUDIT_CHAIN_BROKEN';
  override readonly name = 'ChainBroken';

  constructor(readonly position: number) {
    super(`the audit trail is broken at position ${position}; run npm run audit:verify`);
  }
}
