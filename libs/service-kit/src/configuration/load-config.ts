import { readFileSync } from 'node:fs';
import { getMetadataStorage, validateSync } from 'class-validator';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration cannot be used; `problems` has a line for each variable, with its name and never its value. */
export class ConfigurationInvalid extends Error {
  readonly code = 'CONFIGURATION_INVALID';

  constructor(
    service: string,
    readonly problems: readonly string[],
  ) {
    super(`${service} cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

const snake = (property: string): string => property.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** Prefix of a service's variables: `digipoort-gateway` → `DIGIPOORT_GATEWAY`. */
export const environmentPrefix = (service: string): string => service.replaceAll('-', '_').toUpperCase();

/** Reads and checks a configuration class from the environment; throws ConfigurationInvalid with all problems at once. */
export function loadConfig<C extends object>(service: string, ConfigClass: new () => C, environment: Environment): C {
  const config = new ConfigClass();
  const problems: string[] = [];
  const prefix = environmentPrefix(service);
  for (const property of propertiesOf(ConfigClass)) {
    const names = [`${prefix}_${snake(property)}`, `AKKOORD_${snake(property)}`];
    try {
      const text = names.map((name) => valueOf(environment, name)).find((value) => value !== undefined);
      if (text !== undefined) Object.assign(config, { [property]: convert(ConfigClass, property, text) });
    } catch (error) {
      problems.push((error as Error).message);
    }
  }
  for (const { property, constraints } of validateSync(config, { forbidUnknownValues: false })) {
    const reasons = Object.values(constraints ?? {}).map((reason) => reason.replace(new RegExp(`^${property} `), ''));
    problems.push(`${prefix}_${snake(property)} ${reasons.join(', ')}`);
  }
  if (problems.length > 0) throw new ConfigurationInvalid(service, problems);
  return Object.freeze(config);
}

function propertiesOf(ConfigClass: new () => object): string[] {
  const metadata = getMetadataStorage().getTargetValidationMetadatas(ConfigClass, '', false, false);
  return [...new Set(metadata.map(({ propertyName }) => propertyName))];
}

function valueOf(environment: Environment, name: string): string | undefined {
  const file = environment[`${name}_FILE`];
  if (file === undefined || file === '') return environment[name];
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new Error(`${name}_FILE names a file that cannot be read`);
  }
}

function convert(ConfigClass: new () => object, property: string, text: string): unknown {
  const type: unknown = Reflect.getMetadata('design:type', ConfigClass.prototype as object, property);
  if (type === Number) return text.trim() === '' ? Number.NaN : Number(text);
  if (type === Boolean) return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : text;
  if (type === Array) return text === '' ? [] : text.split(',').map((part) => part.trim());
  return text;
}
