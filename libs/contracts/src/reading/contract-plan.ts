// The package exports no other way to its storage of @Type decorators.
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage, MAX_LENGTH, type ValidationArguments, ValidationTypes } from 'class-validator';

/** A class that describes plain data by decorators of class-validator. */
export type Contract = new () => object;

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Condition = (object: object, value: unknown) => boolean;

/** One decorator of a property: whether a value passes it, asked of class-validator's own function. */
export interface Rule {
  /** Of an array each item has to pass. */
  readonly each: boolean;
  readonly constraints: unknown[];
  readonly passes: (value: unknown, about: ValidationArguments) => unknown;
}

/** What a contract says of one of its properties. */
export interface PropertyPlan {
  readonly name: string;
  /** Where one of these is false nothing else is asked (`@IsOptional`, `@ValidateIf`). */
  readonly conditions: readonly Condition[];
  readonly rules: readonly Rule[];
  /** Class of the object or objects it holds. */
  readonly part?: Contract;
  /** Whether text is taken as the number it writes (`@Type(() => Number)`, of a query). */
  readonly isNumber: boolean;
}

/** All that class-validator and class-transformer know of a class, looked up once. */
export interface ContractPlan {
  readonly name: string;
  readonly properties: ReadonlyMap<string, PropertyPlan>;
}

const plans = new Map<Contract, ContractPlan | undefined>();

/** The plan of a class; undefined for one that uses more of the two libraries than is known here: that is theirs to read. */
export function planOf(contract: Contract): ContractPlan | undefined {
  if (!plans.has(contract)) {
    // A class that holds itself has no plan.
    plans.set(contract, undefined);
    plans.set(contract, makePlan(contract));
  }
  return plans.get(contract);
}

function makePlan(contract: Contract): ContractPlan | undefined {
  const storage = getMetadataStorage();
  const metadatas = storage.getTargetValidationMetadatas(contract, contract.name, false, false);
  const properties = new Map<string, PropertyPlan>();
  for (const [name, ofProperty] of Object.entries(storage.groupByPropertyName(metadatas))) {
    const plan = name in (contract.prototype as object) ? undefined : propertyPlan(contract, name, ofProperty);
    if (!plan) return undefined;
    properties.set(name, plan);
  }
  if (properties.size === 0 || !isTakenAsItIs(contract)) return undefined;
  const isClosed = Object.keys(new contract()).every((name) => properties.has(name));
  return isClosed ? { name: contract.name, properties } : undefined;
}

function propertyPlan(contract: Contract, name: string, metadatas: readonly Metadata[]): PropertyPlan | undefined {
  const ofType = (...types: string[]): Metadata[] => metadatas.filter(({ type }) => types.includes(type));
  const custom = ofType(ValidationTypes.CUSTOM_VALIDATION, ValidationTypes.IS_DEFINED);
  const nested = ofType(ValidationTypes.NESTED_VALIDATION);
  const conditional = ofType(ValidationTypes.CONDITIONAL_VALIDATION);
  const isKnown = custom.length + nested.length + conditional.length === metadatas.length;
  const typed = defaultMetadataStorage.findTypeMetadata(contract, name);
  const type = typed && typeOf(typed);
  const part = type === Number ? undefined : type;
  if (!isKnown || custom.some(({ validateIf }) => validateIf)) return undefined;
  if ((typed && !type) || Boolean(part) !== nested.length > 0) return undefined;
  if (defaultMetadataStorage.findTransformMetadatas(contract, name, 0).length > 0) return undefined;
  return {
    name,
    conditions: conditional.map(({ constraints }) => (constraints as Condition[])[0]!),
    rules: custom.flatMap(rulesOf),
    ...(part ? { part } : {}),
    isNumber: type === Number,
  };
}

type Typed = NonNullable<ReturnType<typeof defaultMetadataStorage.findTypeMetadata>>;

/** What `@Type` names, where that is a number or a contract; class-transformer converts to all else (dates, sets, one of several). */
function typeOf(typed: Typed): Contract | NumberConstructor | undefined {
  if (typed.typeFunction.length > 0 || typed.options?.discriminator) return undefined;
  if (typed.reflectedType === Set || typed.reflectedType === Map) return undefined;
  const type = typed.typeFunction();
  if (type === Number) return Number;
  return typeof type === 'function' && planOf(type as Contract) ? (type as Contract) : undefined;
}

const rulesOf = ({ constraintCls, constraints, each, name }: Metadata): Rule[] =>
  getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map(({ instance }) => ({
      each,
      constraints: constraints as unknown[],
      passes: (value, about) => (name === MAX_LENGTH && isShort(value, about)) || instance.validate(value, about),
    }));

/** No text has more signs than it has units: what has few enough of those need not be counted, which takes long for a document. */
const isShort = (value: unknown, { constraints }: ValidationArguments): boolean =>
  typeof value === 'string' && value.length <= (constraints as number[])[0]!;

/** Whether class-transformer takes every property of plain data under its own name. */
const isTakenAsItIs = (contract: Contract): boolean =>
  defaultMetadataStorage.getStrategy(contract) === 'none' &&
  defaultMetadataStorage.getExposedProperties(contract, 0).length === 0 &&
  defaultMetadataStorage.getExcludedProperties(contract, 0).length === 0;
