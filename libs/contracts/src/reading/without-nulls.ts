import { planOf } from './contract-plan.js';

type Plain = Readonly<Record<string, unknown>>;

/**
 * The data without the properties of the contract, and of its parts, that are null: many languages write a field that is left out as
 * null, and to class-validator's `@IsOptional` a null is right whatever the property holds. What has no class (a map of boxes) stays as it
 * is; so does data without a null, which is given back itself.
 */
export function withoutNulls(contract: new () => object, data: unknown): unknown {
  if (Array.isArray(data)) return mapped(data, (item) => withoutNulls(contract, item));
  if (typeof data !== 'object' || data === null) return data;
  const properties = planOf(contract)?.properties;
  if (!properties) return data;
  let kept = data as Plain;
  for (const [name, value] of Object.entries(data as Plain)) {
    const property = properties.get(name);
    if (property && value === null) {
      const { [name]: _null, ...others } = kept;
      kept = others;
    } else if (property?.part) {
      const part = withoutNulls(property.part, value);
      if (part !== value) kept = { ...kept, [name]: part };
    }
  }
  return kept;
}

/** The same list when nothing in it changed. */
function mapped(items: readonly unknown[], change: (item: unknown) => unknown): readonly unknown[] {
  const changed = items.map(change);
  return changed.some((item, index) => item !== items[index]) ? changed : items;
}
