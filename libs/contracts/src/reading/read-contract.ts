import { type Contract, planOf, type PropertyPlan } from './contract-plan.js';

type Plain = Readonly<Record<string, unknown>>;

/** Stands for what only class-transformer and class-validator can judge. */
const THEIRS = Symbol('theirs');

/** Free data deeper than this is theirs to walk. */
const DEEPEST = 50;

/**
 * Plain data as an instance of its contract class, when it is exactly that: every property known and right, down to its parts. What comes
 * out is what `plainToInstance` makes and `validate` lets through (whitelist and forbidNonWhitelisted on, no groups), by the same
 * functions, without looking up decorators for every object. Undefined: either it is wrong, or class or data use more than is known
 * here; ask the two libraries, who have the last word and the words of a refusal.
 */
export function readContract<T extends object>(contract: new () => T, data: unknown): T | undefined {
  const read = isPlain(data) ? readPlain(contract, data) : undefined;
  return read as T | undefined;
}

function readPlain(contract: Contract, data: Plain): object | undefined {
  const plan = planOf(contract);
  if (!plan) return undefined;
  const instance = new contract() as Record<string, unknown>;
  for (const name of Object.keys(data)) {
    const property = plan.properties.get(name);
    if (!property) return undefined;
    const value = taken(property, data[name]);
    if (value === THEIRS) return undefined;
    instance[name] = value;
  }
  for (const property of plan.properties.values()) if (!isRight(instance, property, plan.name)) return undefined;
  return instance;
}

/** The value of a property as the instance gets it. */
function taken({ part, isNumber }: PropertyPlan, value: unknown): unknown {
  if (part) return readParts(part, value);
  return isNumber ? asNumber(value) : copied(value, 0);
}

/** The number a text writes, NaN where it writes none; nothing stays nothing. */
function asNumber(value: unknown): unknown {
  if (typeof value === 'string') return Number(value);
  return typeof value === 'number' || value === null || value === undefined ? value : THEIRS;
}

/** An object or a list of objects, each read as the class; nothing stays nothing. */
function readParts(part: Contract, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (!Array.isArray(value)) return readPart(part, value);
  const parts: unknown[] = [];
  for (const one of value as readonly unknown[]) {
    const read = readPart(part, one);
    if (read === THEIRS) return THEIRS;
    parts.push(read);
  }
  return parts;
}

const readPart = (part: Contract, value: unknown): unknown =>
  (isPlain(value) ? readPlain(part, value) : undefined) ?? THEIRS;

/** A copy of data of no class, as class-transformer makes one. */
function copied(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return THEIRS;
  if (Array.isArray(value)) {
    const items = value.map((item) => copied(item, depth + 1));
    return items.includes(THEIRS) ? THEIRS : items;
  }
  if (!isPlain(value)) return THEIRS;
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const item = copied(value[name], depth + 1);
    // What every object has by itself (`constructor`, `toString`) class-transformer does not take over.
    if (item === THEIRS || name in Object.prototype) return THEIRS;
    copy[name] = item;
  }
  return copy;
}

function isRight(object: Record<string, unknown>, plan: PropertyPlan, targetName: string): boolean {
  const { name, conditions, rules, part } = plan;
  const value = object[name];
  for (const condition of conditions) if (!condition(object, value)) return true;
  if (part && value === null) return false;
  for (const { each, constraints, passes } of rules) {
    const about = { targetName, property: name, object, value, constraints };
    if (each && Array.isArray(value)) {
      if (!value.every((item) => passes(item, about) === true)) return false;
    } else if (passes(value, about) !== true) return false;
  }
  return true;
}

/** Data of no class; what reads queries makes objects without a prototype. */
function isPlain(value: unknown): value is Plain {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as unknown;
  return prototype === Object.prototype || prototype === null;
}
