import { describe, expect, it } from '@jest/globals';
import { Expose, plainToInstance, Transform, Type } from 'class-transformer';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import {
  getMetadataStorage,
  IsArray,
  IsDate,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  ValidateIf,
  ValidateNested,
  validateSync,
} from 'class-validator';
import fc, { type Arbitrary } from 'fast-check';
import * as contracts from '../index.js';
import type { Contract } from './contract-plan.js';
import { readContract } from './read-contract.js';

/** One thing that goes wrong with a body. */
interface Damage {
  /** Which of its places, counted round. */
  readonly place: number;
  readonly how: 'replace' | 'remove' | 'add' | 'wrap' | 'null';
  readonly value: unknown;
  readonly name: string;
}

interface Told {
  readonly name?: string | undefined;
  readonly type: string;
  readonly constraints: readonly unknown[] | undefined;
}

/** Data of no class. */
const FREE = fc.oneof(fc.string(), fc.double(), fc.constant(null), fc.array(fc.constant({ a: [1] })));

/** Bodies that fit a contract, made of its decorators; nearly all are right. */
function bodyOf(contract: Contract): Arbitrary<Record<string, unknown>> {
  const storage = getMetadataStorage();
  const metadatas = storage.getTargetValidationMetadatas(contract, '', false, false);
  const required: string[] = [];
  const properties: Record<string, Arbitrary<unknown>> = {};
  for (const [name, told] of Object.entries(storage.groupByPropertyName(metadatas))) {
    properties[name] = valueOf(contract, name, told);
    if (!told.some(({ type }) => type === 'conditionalValidation')) required.push(name);
  }
  // Own property `__proto__` of neither side.
  return fc.record(properties, { requiredKeys: required, noNullPrototype: true });
}

function valueOf(
  contract: Contract,
  property: string,
  told: readonly (Told & { each: boolean })[],
): Arbitrary<unknown> {
  const is = (name: string): Told | undefined => told.find((one) => one.name === name);
  const number = (name: string): number | undefined => is(name)?.constraints?.[0] as number | undefined;
  const typed = defaultMetadataStorage.findTypeMetadata(contract, property);
  const isNested = told.some(({ type }) => type === 'nestedValidation');
  const item = isNested ? bodyOf(typed!.typeFunction() as Contract) : leafOf(is, number);
  if (!is('isArray')) return item;
  const minLength = number('arrayMinSize') ?? 0;
  return fc.uniqueArray(item, { minLength, maxLength: Math.max(minLength, 3), comparator: 'SameValue' });
}

/** A value that stands by itself. */
function leafOf(
  is: (name: string) => Told | undefined,
  number: (name: string) => number | undefined,
): Arbitrary<unknown> {
  const [min, max] = [number('min') ?? -1000, number('max') ?? 2_000_000];
  const [shortest = 0, longest = 40] = (is('isLength')?.constraints ?? []) as number[];
  if (is('isIn')) return fc.constantFrom(...(is('isIn')!.constraints![0] as unknown[]));
  if (is('matches')) return fc.stringMatching(is('matches')!.constraints![0] as RegExp);
  if (is('isUuid')) return fc.uuid();
  if (is('isInt')) return fc.integer({ min: Math.ceil(min), max: Math.min(max, Number.MAX_SAFE_INTEGER) });
  if (is('isBoolean')) return fc.boolean();
  if (is('isIso8601')) return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (is('isEmail')) return fc.constantFrom('karin@example.nl', 'a.b+c@example.com');
  if (is('isUrl')) return fc.constantFrom('https://example.nl/a', 'http://localhost:4000');
  if (is('isBase64')) return fc.constantFrom('QUJD', 'QQ==', '');
  if (is('isObject')) return fc.dictionary(fc.stringMatching(/^[0-9A-Z]{0,9}$/), FREE, { noNullPrototype: true });
  return fc.string({ unit: 'grapheme', minLength: shortest, maxLength: Math.min(longest, shortest + 20) });
}

/** A copy of a body as JSON brings it, with damage done. */
function damaged(body: Record<string, unknown>, damages: readonly Damage[]): unknown {
  const holder: Within = { [WHOLE]: JSON.parse(JSON.stringify(body)) as unknown };
  for (const damage of damages) {
    const places = placesIn(holder);
    const { within, name } = places[damage.place % places.length]!;
    harm(within, name, damage);
  }
  return holder[WHOLE];
}

/** Name of the whole body among its places. */
const WHOLE = 'the whole';

type Within = Record<string, unknown>;

function placesIn(within: Within): { within: Within; name: string }[] {
  return Object.keys(within).flatMap((name) => {
    const value = within[name];
    return [{ within, name }, ...(typeof value === 'object' && value !== null ? placesIn(value as Within) : [])];
  });
}

function harm(within: Within, name: string, { how, value, name: added }: Damage): void {
  const held = within[name];
  if (how === 'replace') within[name] = structuredClone(value);
  else if (how === 'null') within[name] = null;
  else if (how === 'wrap') within[name] = [held];
  else if (how === 'add' && typeof held === 'object' && held !== null && !Array.isArray(held))
    Object.defineProperty(held, added, {
      value: structuredClone(value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else if (how === 'remove' && !Array.isArray(within) && name !== WHOLE) delete within[name];
}

/** How Nest's pipe reads a body; undefined is a refusal. */
function readByLibraries(contract: Contract, body: unknown): object | undefined {
  const instance = plainToInstance(contract, structuredClone(body) as object);
  const isRight = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
  });
  return isRight.length === 0 ? instance : undefined;
}

const isContract = (value: unknown): value is Contract =>
  typeof value === 'function' && getMetadataStorage().getTargetValidationMetadatas(value, '', false, false).length > 0;

const all = Object.entries(contracts).filter((entry): entry is [string, Contract] => isContract(entry[1]));

const DAMAGES = fc.array(
  fc.record<Damage>({
    place: fc.nat(),
    how: fc.constantFrom('replace', 'remove', 'add', 'wrap', 'null'),
    value: fc.oneof(
      fc.constantFrom('', ' ', 0, -1, 1.5, 1e21, true, null, [], {}, [[]], [null], '2026-02-30', 'a'.repeat(300)),
      fc.constantFrom('\u{1F600}\u{FE0F}'.repeat(60), 'urn:uuid:01a2074c-a406-753a-bc33-b236592f2ce2', 'QUJD=', 'a@b'),
      fc.jsonValue(),
    ),
    name: fc.constantFrom('surprise', 'toString', 'constructor', 'then', 'length', '0', 'statuses', '__proto__'),
  }),
  { maxLength: 3 },
);

describe('reading plain data as a contract', () => {
  it('holds for all contracts', () => expect(all.length).toBeGreaterThan(250));

  it.each(all)('gives of %s what the libraries give, and nothing that they refuse', (_, contract) => {
    const body = bodyOf(contract);
    fc.assert(
      fc.property(body, DAMAGES, (given, damages) => {
        const data = damaged(given, damages);
        const read = readContract(contract, data);
        if (read !== undefined) expect(read).toStrictEqual(readByLibraries(contract, data));
      }),
      { numRuns: 12 },
    );
  });

  it.each(all)('reads a right %s by itself', (_, contract) => {
    fc.assert(
      fc.property(bodyOf(contract), (body) => {
        const isRight = readByLibraries(contract, body) !== undefined;
        expect(readContract(contract, body) !== undefined).toBe(isRight);
      }),
      { numRuns: 4 },
    );
  });

  it('leaves what it is given as it was, and shares nothing with it', () => {
    class Letter {
      @IsObject() text!: Record<string, unknown>;
    }
    const given = { text: { lines: [{ a: 1 }] } };
    const read = readContract(Letter, given);
    expect(read).toBeInstanceOf(Letter);
    (read!.text['lines'] as { a: number }[])[0]!.a = 2;
    expect(given).toEqual({ text: { lines: [{ a: 1 }] } });
  });
});

class Part {
  @IsInt() n!: number;
}
class Converted {
  @Type(() => Date) @IsDate() n!: Date;
}
class Renamed {
  @Expose({ name: 'm' }) @IsInt() n!: number;
}
class Doubled {
  @Transform(({ value }) => Number(value) * 2) @IsInt() n!: number;
}
class Unchecked {
  @IsInt() n!: number;
  @IsOptional() @Type(() => Part) part?: Part;
}
class Initialised {
  @IsInt() n!: number;
  stray = 1;
}
class Knotted {
  @IsInt() n!: number;
  @IsOptional() @ValidateNested() @Type(() => Knotted) knot?: Knotted;
}
class Grouped {
  @IsInt({ groups: ['later'] }) n!: number;
}
class Computed {
  @IsInt() get n(): number {
    return 1;
  }
}
class Undecorated {
  n!: number;
}

describe('what only the libraries know', () => {
  it.each([Converted, Renamed, Doubled, Unchecked, Initialised, Knotted, Computed, Undecorated])(
    'is left to them: %p',
    (contract) => expect(readContract<object>(contract, { n: 1 })).toBeUndefined(),
  );

  it('is not what class-validator does without groups either', () => {
    expect(readContract(Grouped, { n: 1 })).toEqual({ n: 1 });
    expect(readContract(Grouped, { n: 'a' })).toBeUndefined();
  });

  it.each([null, undefined, 1, 'a', [], [{ n: 1 }], new Date(), Buffer.from('a'), new Part()])(
    'is any other value: %p',
    (value) => expect(readContract(Part, value)).toBeUndefined(),
  );

  it('is what stands too deep', () => {
    class Deep {
      @IsArray() items!: unknown[];
    }
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
    expect(readContract(Deep, { items: nested(20) })).toEqual({ items: nested(20) });
    expect(readContract(Deep, { items: nested(5000) })).toBeUndefined();
  });
});

describe('a query', () => {
  class Query {
    @IsOptional() @Type(() => Number) @IsInt() limit?: number | null;
    @Type(() => Number) @IsInt({ each: true }) of: number | number[] = 1;
  }
  // As what reads an address gives it.
  const asQuery = (given: object): object => Object.assign(Object.create(null) as object, given);

  it.each([{}, { limit: '5' }, { limit: 5, of: '3' }, { limit: '' }, { limit: '0x10' }, { limit: null }])(
    'is converted as class-transformer does: %j',
    (given) => {
      const read = readContract(Query, asQuery(given));
      expect(read).toBeInstanceOf(Query);
      expect(read).toStrictEqual(readByLibraries(Query, given));
    },
  );

  it.each([
    { limit: '5a' },
    { limit: '1.5' },
    { limit: 'NaN' },
    { of: undefined },
    { of: ['1', '2'] },
    { limit: true },
    { surprise: '1' },
  ])('is theirs when it is wrong, or a list: %j', (given) =>
    expect(readContract(Query, asQuery(given))).toBeUndefined(),
  );
});

describe('the conditions of a property', () => {
  class Choice {
    @ValidateIf(({ other }: Choice) => other === undefined) @IsString() @MaxLength(3) one?: string;
    @IsOptional() @IsString() other?: string;
  }

  it.each([
    [{ one: 'abc' }, true],
    [{ one: 'abcd' }, false],
    [{ one: 'ab\u{1F600}' }, true],
    [{ one: 'abcd', other: 'x' }, true],
    [{ other: null, one: null }, true],
    [{}, false],
  ])('are asked of the whole: %j', (body, isRight) => {
    expect(readContract(Choice, body) !== undefined).toBe(isRight);
    expect(readByLibraries(Choice, body) !== undefined).toBe(isRight);
  });
});
