import type { PipeTransform } from '@nestjs/common';
import { PARTICIPANT_NUMBER } from '@akkoord/contracts';
import { Refusal } from '@akkoord/service-kit';

/** The participant number of an office in the path. */
export const officeParam: PipeTransform<string, string> = {
  transform: (value) => {
    if (PARTICIPANT_NUMBER.test(value)) return value;
    throw new Refusal('INVALID_INPUT', {
      nl: 'Het deelnemersnummer in het adres is geen getal van vijf cijfers.',
      en: 'The participant number in the address is not five digits.',
      status: 400,
    });
  },
};
