import { ValidationPipe, type ValidationError } from '@nestjs/common';
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

/** Checks bodies and queries against their contract class; unknown fields are refused, so that a typing error is not lost. */
export const contractPipe = (): ValidationPipe =>
  new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true, exceptionFactory: invalidInput });
