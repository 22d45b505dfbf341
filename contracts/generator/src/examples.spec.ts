import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { eventDefinitionOf, eventDefinitions } from '@akkoord/contracts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { eventSchemas } from './event-schemas.js';

const folder = join(import.meta.dirname, '../../examples');
const ajv = new Ajv2020({ strict: false });
formats.default(ajv);
ajv.addFormat('base64', /^[A-Za-z0-9+/]*={0,2}$/);
const schemas = eventSchemas();

const types = readdirSync(folder);
const examples = types.flatMap((type) => readdirSync(join(folder, type)).map((file) => ({ type, file })));
const read = (type: string, file: string) =>
  JSON.parse(readFileSync(join(folder, type, file), 'utf8')) as Record<string, unknown>;

function isValidForSchema(type: string, body: unknown): boolean {
  return ajv.validate(schemas.get(`${type}.schema.json`)!, body);
}

function isValidForClass(type: string, body: Record<string, unknown>): boolean {
  const definition = eventDefinitionOf(type)!;
  const payload = plainToInstance(definition.payload, definition.producer === 'erp' ? body : body['data']);
  return validateSync(payload, { whitelist: true }).length === 0;
}

describe('golden examples', () => {
  it('has a valid and an invalid one for every event', () => {
    for (const { type } of eventDefinitions()) {
      const files = examples.filter((example) => example.type === type).map(({ file }) => file);
      expect([
        type,
        files.some((file) => file.startsWith('valid')),
        files.some((file) => file.startsWith('invalid')),
      ]).toEqual([type, true, true]);
    }
  });

  it.each(examples)('$type/$file means the same to the schema and to the class', ({ type, file }) => {
    const body = read(type, file);
    const expected = file.startsWith('valid');
    expect({ schema: isValidForSchema(type, body), class: isValidForClass(type, body) }).toEqual({
      schema: expected,
      class: expected,
    });
  });
});
