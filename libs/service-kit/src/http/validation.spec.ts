import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { FilingFinding, PutOrganisation, SubmitMessage, SubmitReturn } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import { IsInt } from 'class-validator';
import { Type } from 'class-transformer';
import { Refusal } from '../refusal.js';
import { contractPipe, invalidInput } from './validation.js';

const nestsOwn = new ValidationPipe({
  ...{ transform: true, whitelist: true, forbidNonWhitelisted: true },
  exceptionFactory: invalidInput,
});

/** What a pipe makes of a body, or what it refuses it with. */
async function outcome(pipe: ValidationPipe, value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
  try {
    return { read: (await pipe.transform(structuredClone(value), metadata)) as unknown };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, httpStatus, messages, params } = error;
    return { code, httpStatus, messages, params };
  }
}

class Query {
  @Type(() => Number) @IsInt() limit: number = 100;
}

const returned = { reference: 'R-1', kind: 'vat-return', xbrl: 'QUJD' };
const contact = { initials: 'A', surname: 'Jansen', telephoneNumber: '0301234567' };
const figures = { vatNumber: '123456782B01', period: '2026-Q3', boxes: { '1a.turnover': 100 }, contact };
const message = { externalMessageId: 'R-1', kind: 'vat-return', content: 'QUJD', contentSha256: 'a'.repeat(64) };
const organisation = { name: 'Bakker', identificationNumbers: [{ type: 'kvk-nummer', value: '12345678' }] };
const finding = { code: 'X', severity: 'warn', messageNl: 'a', messageEn: 'b', details: { box: '5a', line: 3 } };

const BODIES: [new () => object, unknown][] = [
  [SubmitReturn, returned],
  [SubmitReturn, { ...returned, xbrl: undefined }],
  [SubmitReturn, { ...returned, xbrl: 'QUJ' }],
  [SubmitReturn, { ...returned, xbrl: '' }],
  [SubmitReturn, { ...returned, extra: 1 }],
  [SubmitReturn, { ...returned, kind: 'other', reference: 'a b' }],
  [SubmitReturn, { ...returned, figures }],
  [SubmitReturn, { ...returned, figures: [figures] }],
  [SubmitReturn, { ...returned, figures: [figures, 1] }],
  [SubmitReturn, { ...returned, figures: 'none' }],
  [SubmitReturn, { ...returned, figures: { ...figures, extra: true } }],
  [SubmitReturn, { ...returned, figures: { ...figures, contact: undefined } }],
  [SubmitReturn, { ...returned, figures: { ...figures, boxes: [] } }],
  [SubmitReturn, { ...returned, figures: { ...figures, boxes: { deep: { er: [1] } } } }],
  [
    SubmitReturn,
    { ...returned, figures: { ...figures, customers: [{ country: 'DE', vatNumber: 'DE1', goods: 1.5 }] } },
  ],
  [SubmitReturn, { ...returned, submittedBy: { email: 'karin@example.nl' } }],
  [SubmitReturn, { ...returned, submittedBy: { email: '', name: 5 } }],
  [SubmitReturn, undefined],
  [SubmitReturn, null],
  [SubmitReturn, 'text'],
  [SubmitReturn, 5],
  [SubmitReturn, []],
  [SubmitReturn, [returned]],
  [SubmitReturn, {}],
  [SubmitMessage, message],
  [SubmitMessage, { ...message, contentSha256: 'A'.repeat(64), returnFiledElsewhere: 'yes' }],
  [PutOrganisation, organisation],
  [PutOrganisation, { ...organisation, identificationNumbers: {} }],
  [PutOrganisation, { ...organisation, identificationNumbers: [[{ type: 'kvk-nummer', value: '12345678' }]] }],
  [PutOrganisation, { ...organisation, identificationNumbers: [{ type: 'x', value: 1 }, null, 'a'] }],
  [PutOrganisation, { ...organisation, residence: 'elsewhere', isActive: 1 }],
  [FilingFinding, finding],
  [FilingFinding, { ...finding, severity: 'WARN', details: 'none' }],
  [Object, { any: 'thing' }],
];

describe('a body, against its contract', () => {
  it.each(BODIES)('is read or refused as Nest’s own pipe does: %p %j', async (metatype, body) => {
    const metadata = { type: 'body', metatype } as const;
    expect(await outcome(contractPipe(), body, metadata)).toStrictEqual(await outcome(nestsOwn, body, metadata));
  });

  it('is read without that pipe when it is right, and refused by it when it is not', async () => {
    const pipe = contractPipe();
    let asked = 0;
    // The pipe asks this for what it looks at itself.
    Object.assign(pipe, { stripProtoKeys: () => (asked += 1) });
    await pipe.transform({ ...returned, figures }, { type: 'body', metatype: SubmitReturn });
    expect(asked).toBe(0);
    await expect(pipe.transform({}, { type: 'body', metatype: SubmitReturn })).rejects.toBeInstanceOf(Refusal);
    expect(asked).toBe(1);
  });
});

describe('what no contract can judge', () => {
  const body = { type: 'body', metatype: SubmitReturn } as const;
  const deep = JSON.parse(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`) as object;
  const tooDeep = { ...returned, figures: { ...figures, boxes: deep } };
  const submittedBy = { email: 'a@b.example', name: 'half \ud83d' };

  it.each([
    ['reference', { ...returned, reference: 'R\0' }],
    ['figures.boxes.constructor', { ...returned, figures: { ...figures, boxes: { constructor: 1 } } }],
    ['toString', { ...returned, toString: 1 }],
    ['submittedBy.name', { ...returned, submittedBy }],
    ['figures.boxes.a\0', { ...returned, figures: { ...figures, boxes: { 'a\0': 1 } } }],
    ['figures.boxes' + '.a'.repeat(48), tooDeep],
  ])('is refused with its place: %p', async (field, given) => {
    const expected = { code: 'INVALID_INPUT', httpStatus: 400, params: { fields: [{ field }] } };
    await expect(contractPipe().transform(given, body)).rejects.toMatchObject(expected);
  });

  it('is refused in an address and in a query as well', async () => {
    const expected = { code: 'INVALID_INPUT', params: { fields: [{ field: 'reference' }] } };
    const param = { type: 'param', metatype: String, data: 'reference' } as const;
    await expect(contractPipe().transform('a\0b', param)).rejects.toMatchObject(expected);
    const query = { type: 'query', metatype: Query } as const;
    await expect(contractPipe().transform({ limit: '1', constructor: '2' }, query)).rejects.toBeInstanceOf(Refusal);
  });
});

describe('null', () => {
  it('is as left out: an optional field is absent, one that is needed is missed', async () => {
    const body = { type: 'body', metatype: SubmitReturn } as const;
    const nothing = { xbrl: null, pdf: null, supersedes: null, returnFiledElsewhere: null, submittedBy: null };
    const supplement = { ...figures, alreadyDeclared: null };
    const read = await contractPipe().transform({ ...returned, ...nothing, figures: supplement }, body);
    expect(read).toStrictEqual(await nestsOwn.transform({ reference: 'R-1', kind: 'vat-return', figures }, body));
    const expected = { code: 'INVALID_INPUT', params: { fields: [{ field: 'reference' }] } };
    await expect(contractPipe().transform({ ...returned, reference: null }, body)).rejects.toMatchObject(expected);
  });
});

describe('a query', () => {
  it.each([{ limit: '5' }, { limit: 'a' }, { limit: ['1', '2'] }, {}, { other: '1' }])(
    'is converted and checked as ever: %j',
    async (given) => {
      const metadata = { type: 'query', metatype: Query } as const;
      expect(await outcome(contractPipe(), given, metadata)).toStrictEqual(await outcome(nestsOwn, given, metadata));
    },
  );
});
