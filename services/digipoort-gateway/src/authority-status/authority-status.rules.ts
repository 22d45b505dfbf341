import type { EndState } from './authority-code.js';
import { authorityCode } from './authority-codes.js';

/** Numbers from 400 to 499 name technical problems in every list of error codes (digipoort.md 3.3, inferred). */
const TECHNICAL = /^[A-Z]{3}4\d\d$/;

/**
 * What a status with its error code says of the process (digipoort.md 3.1 and 3.4). Any error code is a failure, except
 * that 420 is retried by Digipoort until AFS600, and that 230 and 321 are breakdowns of the authority while their error code
 * is of the technical family (VAS400, as ALS400 and AFS400). A code nobody knows is under way.
 */
export function endStateOf(code: string, foutcode: string | undefined): EndState {
  const known = authorityCode(code);
  const state = known?.kind === 'status' ? known.endState : 'under-way';
  if (foutcode === undefined) return state;
  if (code === '420') return foutcode === 'AFS600' ? 'refused' : 'under-way';
  if (state === 'broke-down' && TECHNICAL.test(foutcode)) return 'broke-down';
  return 'refused';
}

/** Whether we know what a status code means. */
export const isKnownStatus = (code: string): boolean => authorityCode(code)?.kind === 'status';
