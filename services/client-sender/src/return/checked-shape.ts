import { readContract } from '@akkoord/contracts';
import { invalidInput } from '@akkoord/service-kit';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** The body of an AMQP message, checked like an HTTP body; throws Refusal INVALID_INPUT. */
export function checkedShape<T extends object>(Contract: new () => T, data: unknown): T {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw invalidInput([]);
  const read = readContract(Contract, data);
  if (read) return read;
  const checked = plainToInstance(Contract, data);
  const errors = validateSync(checked, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) throw invalidInput(errors);
  return checked;
}
