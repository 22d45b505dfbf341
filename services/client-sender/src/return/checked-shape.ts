import { readContract } from '@akkoord/contracts';
import { invalidInput, usableData } from '@akkoord/service-kit';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** The body of an AMQP message, checked like an HTTP body; throws Refusal INVALID_INPUT. */
export function checkedShape<T extends object>(Contract: new () => T, given: unknown): T {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw invalidInput([]);
  const data = usableData(Contract, given) as object;
  const read = readContract(Contract, data);
  if (read) return read;
  const checked = plainToInstance(Contract, data);
  const errors = validateSync(checked, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) throw invalidInput(errors);
  return checked;
}
