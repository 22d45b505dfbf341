import { PARTICIPANT_NUMBER } from '@akkoord/contracts';
import { FilingNotFound } from './filing.errors.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The office in an address; throws FilingNotFound. */
export function officeOf(participantNumber: string): string {
  if (!PARTICIPANT_NUMBER.test(participantNumber)) throw new FilingNotFound();
  return participantNumber;
}

/** The filing in an address; throws FilingNotFound. */
export function filingOf(filingId: string): string {
  if (!UUID.test(filingId)) throw new FilingNotFound();
  return filingId.toLowerCase();
}
