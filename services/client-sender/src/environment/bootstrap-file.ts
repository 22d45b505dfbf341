import { ConfigurationInvalid } from '@akkoord/service-kit';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { BootstrapEnvironment } from './environment-settings.js';

/** Reads the bootstrap file; throws ConfigurationInvalid that names each wrong field and no value. */
export function readBootstrap(json: string): BootstrapEnvironment[] {
  const plain: unknown = JSON.parse(json);
  if (!Array.isArray(plain) || plain.some((entry) => typeof entry !== 'object' || entry === null)) {
    throw new ConfigurationInvalid('client-sender', ['CLIENT_SENDER_BOOTSTRAP must be a list of objects']);
  }
  const entries = plainToInstance(BootstrapEnvironment, plain as object[]);
  const problems = entries.flatMap((entry, index) =>
    validateSync(entry, { forbidUnknownValues: true }).map(
      ({ property }) => `CLIENT_SENDER_BOOTSTRAP entry ${index}: ${property} is not right`,
    ),
  );
  if (problems.length > 0) throw new ConfigurationInvalid('client-sender', problems);
  return entries;
}
