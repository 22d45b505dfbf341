import { wrongInSubmitter, type SubmittedBy } from '@akkoord/contracts';
import { SubmitterIncorrect } from './return.errors.js';

/** The person an ERP names as the maker of a return, in canonical form; throws SubmitterIncorrect, which never holds the address. */
export function submitterOf(given: SubmittedBy | undefined): SubmittedBy | undefined {
  if (given === undefined) return undefined;
  const wrong = wrongInSubmitter(given);
  if (wrong) throw new SubmitterIncorrect(wrong);
  return { email: given.email.trim().toLowerCase(), ...(given.name === undefined ? {} : { name: given.name.trim() }) };
}
