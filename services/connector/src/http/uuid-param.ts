import type { PipeTransform } from '@nestjs/common';
import { Refusal } from '@akkoord/service-kit';
import { isUUID } from 'class-validator';

/** A UUID in the path, in lower case so that it equals what the database gives; the same rule as the events have. */
export const uuidParam: PipeTransform<string, string> = {
  transform: (value, { data }) => {
    if (isUUID(value)) return value.toLowerCase();
    throw new Refusal('INVALID_INPUT', {
      status: 400,
      nl: `${data ?? 'Het id'} in het adres is geen UUID.`,
      en: `${data ?? 'The id'} in the address is not a UUID.`,
    });
  },
};
