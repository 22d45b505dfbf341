import { readContract } from '@akkoord/contracts';
import { type ArgumentMetadata, type Type, ValidationPipe, type ValidationError } from '@nestjs/common';
import { Refusal } from '../refusal.js';

/** One field that cannot be used, by its path. */
interface FieldProblem {
  readonly field: string;
  readonly problems: string[];
}

function fieldsOf(errors: readonly ValidationError[], path = ''): FieldProblem[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const field = path === '' ? property : `${path}.${property}`;
    const own = constraints ? [{ field, problems: Object.values(constraints) }] : [];
    return [...own, ...fieldsOf(children ?? [], field)];
  });
}

/** The refusal for input of the wrong shape: names each field, never its value. */
export function invalidInput(errors: readonly ValidationError[]): Refusal {
  const fields = fieldsOf(errors);
  const names = fields.map(({ field }) => field).join(', ');
  return new Refusal('INVALID_INPUT', {
    nl: `Deze velden kloppen niet: ${names}.`,
    en: `These fields are not right: ${names}.`,
    status: 400,
    params: { fields },
  });
}

/** As Nest's own pipe; a body or query that is right, as nearly all are, is read without it. */
class ContractPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype } = metadata;
    const isGiven = type === 'body' || type === 'query';
    const read = isGiven && metatype ? readContract(metatype as Type<object>, value) : undefined;
    return read ?? (super.transform(value, metadata) as Promise<unknown>);
  }
}

/** Checks bodies and queries against their contract class; unknown fields are refused, so that a typing error is not lost. */
export const contractPipe = (): ValidationPipe =>
  new ContractPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true, exceptionFactory: invalidInput });
