import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
// The package exports no other way to its storage of @Type decorators.
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';

/** A JSON Schema as plain data. */
export type Schema = Record<string, unknown>;

/** Schemas of all payload classes by class name, with references that start with `prefix`. */
export function payloadSchemas(prefix: string): Record<string, Schema> {
  const schemas = validationMetadatasToSchemas({
    refPointerPrefix: prefix,
    classTransformerMetadataStorage: defaultMetadataStorage as never,
  }) as Record<string, Schema>;
  return Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The schemas that `root` needs, itself included: what its references reach. */
export function reachable(root: string, all: Readonly<Record<string, Schema>>, prefix: string): Record<string, Schema> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const schema = all[name];
    if (found.has(name) || !schema) return;
    found.add(name);
    for (const [, reference] of JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g))
      visit(reference!.slice(prefix.length));
  };
  visit(root);
  return Object.fromEntries([...found].sort().map((name) => [name, all[name]!]));
}

/** Name of the class that describes a payload: itself, or the one it extends when it adds nothing. */
export function schemaName(payload: new () => object, all: Readonly<Record<string, Schema>>): string {
  for (
    let at: unknown = payload;
    typeof at === 'function' && at.name !== '';
    at = Object.getPrototypeOf(at) as unknown
  ) {
    if (all[at.name]) return at.name;
  }
  throw new Error(`${payload.name} has no validated property`);
}
