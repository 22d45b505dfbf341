import { wrongInSubmitter, type FilingSubmitter, type SubmittedBy } from '@akkoord/contracts';
import { personKey } from '@akkoord/service-kit';
import { SubmitterIncorrect } from './message.errors.js';

/** Who made and sent a message, as the office's services know him: the address ends here. Throws SubmitterIncorrect, which never holds it. */
export function submitterOf(tenant: string, given: SubmittedBy | undefined): FilingSubmitter | undefined {
  if (given === undefined) return undefined;
  const wrong = wrongInSubmitter(given);
  if (wrong) throw new SubmitterIncorrect(wrong);
  const { email, name } = given;
  return { personKey: personKey(tenant, email), ...(name === undefined ? {} : { name: name.trim() }) };
}
