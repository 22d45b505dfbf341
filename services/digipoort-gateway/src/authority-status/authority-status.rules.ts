import type { EndState } from './authority-code.js';
import { authorityCode } from './authority-codes.js';

/**
 * What a status with its error code says of the process (digipoort.md 3.1 and 3.4). Any error code is a failure, except
 * that 420 is retried by Digipoort until AFS600, and that 230 and 321 are breakdowns of the authority: VAS400 belongs to
 * 321, with any other error code it is a failure like every other. A code nobody knows is under way.
 */
export function endStateOf(code: string, foutcode: string | undefined): EndState {
  const known = authorityCode(code);
  const state = known?.kind === 'status' ? known.endState : 'under-way';
  if (foutcode === undefined) return state;
  if (code === '420') return foutcode === 'AFS600' ? 'refused' : 'under-way';
  if (state === 'broke-down' && authorityCode(foutcode)?.endState === 'broke-down') return 'broke-down';
  return 'refused';
}

/** Whether we know what a status code means. */
export const isKnownStatus = (code: string): boolean => authorityCode(code)?.kind === 'status';
