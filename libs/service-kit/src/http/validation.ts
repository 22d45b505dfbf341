import { readContract, withoutNulls } from '@akkoord/contracts';
import { type ArgumentMetadata, type Type, ValidationPipe, type ValidationError } from '@nestjs/common';
import { Refusal } from '../refusal.js';
import { type FieldProblem, unusableField } from './unusable-field.js';

function fieldsOf(errors: readonly ValidationError[], path = ''): FieldProblem[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const field = path === '' ? property : `${path}.${property}`;
    const own = constraints ? [{ field, problems: Object.values(constraints) }] : [];
    return [...own, ...fieldsOf(children ?? [], field)];
  });
}

/** The refusal for input of the wrong shape: names each field, never its value. */
export const invalidInput = (errors: readonly ValidationError[]): Refusal => refusalOf(fieldsOf(errors));

function refusalOf(fields: readonly FieldProblem[]): Refusal {
  const names = fields.map(({ field }) => field).join(', ');
  return new Refusal('INVALID_INPUT', {
    nl: `Deze velden kloppen niet: ${names}.`,
    en: `These fields are not right: ${names}.`,
    status: 400,
    params: { fields },
  });
}

/**
 * What was given, for its contract to judge: null is as left out. Throws Refusal INVALID_INPUT for what no contract can judge, in `field`
 * or below it.
 */
export function usableData(contract: (new () => object) | undefined, given: unknown, field?: string): unknown {
  const wrong = unusableField(given, field);
  if (wrong) throw refusalOf([wrong]);
  return contract ? withoutNulls(contract, given) : given;
}

/** As Nest's own pipe; a body or query that is right, as nearly all are, is read without it. */
class ContractPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype, data } = metadata;
    if (type === 'custom') return super.transform(value, metadata);
    const contract = type === 'param' ? undefined : (metatype as Type<object> | undefined);
    const given = usableData(contract, value, data);
    const read = contract ? readContract(contract, given) : undefined;
    return read ?? (super.transform(given, metadata) as Promise<unknown>);
  }
}

/** Checks bodies and queries against their contract class; unknown fields are refused, so that a typing error is not lost. */
export const contractPipe = (): ValidationPipe =>
  new ContractPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true, exceptionFactory: invalidInput });
