import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ConfigurationInvalid, environmentPrefix } from './load-config.js';

/** Where a list stands: `client-sender` and `BOOTSTRAP` make `CLIENT_SENDER_BOOTSTRAP`. */
export interface ConfigListSource {
  readonly service: string;
  readonly variable: string;
}

/** A setting that is a JSON list of entries, each checked by its class; throws ConfigurationInvalid that names every wrong field and no value. */
export function configList<T extends object>(
  Entry: new () => T,
  json: string,
  { service, variable }: ConfigListSource,
): T[] {
  const name = `${environmentPrefix(service)}_${variable}`;
  const invalid = (...problems: string[]) =>
    new ConfigurationInvalid(
      service,
      problems.map((problem) => `${name} ${problem}`),
    );
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw invalid('is not JSON');
  }
  if (!Array.isArray(parsed)) throw invalid('is not a list');
  if (parsed.some((entry) => typeof entry !== 'object' || entry === null)) throw invalid('is not a list of objects');
  const entries = plainToInstance(Entry, parsed as object[]);
  const problems = entries.flatMap((entry, index) =>
    validateSync(entry, { forbidUnknownValues: true }).map(
      ({ property }) => `entry ${index}: ${property} is not right`,
    ),
  );
  if (problems.length > 0) throw invalid(...problems);
  return entries;
}
