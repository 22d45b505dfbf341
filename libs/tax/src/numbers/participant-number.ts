import { TaxInputError } from '../tax.errors.js';

declare const brand: unique symbol;

/** Number that names an accountancy office in the communication between environments (deelnemersnummer): five digits. */
export type ParticipantNumber = string & { readonly [brand]: 'deelnemersnummer' };

const ENVIRONMENT = /^[A-Z](\d{5})[A-Z]{2}$/;

/** Reads a participant number; the name of an environment (`O12345AA`) is refused with the number in it. Throws TaxInputError PARTICIPANT_NUMBER_FORM or _IS_ENVIRONMENT. */
export function parseParticipantNumber(text: string): ParticipantNumber {
  const typed = text.replace(/\s/g, '').toUpperCase();
  const [, participantNumber] = ENVIRONMENT.exec(typed) ?? [];
  if (participantNumber !== undefined)
    throw new TaxInputError('PARTICIPANT_NUMBER_IS_ENVIRONMENT', { participantNumber });
  if (!/^\d{5}$/.test(typed)) throw new TaxInputError('PARTICIPANT_NUMBER_FORM');
  return typed as ParticipantNumber;
}
