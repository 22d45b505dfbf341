import { parseArgs } from 'node:util';
import type { DeadFilter } from './dead-message.js';

/** What the replay command was asked. */
export interface ReplayCommand {
  readonly service: string;
  readonly filter: DeadFilter;
  readonly dryRun: boolean;
}

/** One screen that tells how to use it. */
export const USAGE = `Hands messages from a service's dead queue back to the service.

  npm run replay -- --service <name> [--code <ERROR_CODE>] [--since <ISO time>] [--dry-run]

  --service   whose dead queue: workflow, connector, …
  --code      only messages that failed with this code
  --since     only messages that failed then or later, e.g. 2026-03-01 or 2026-03-01T10:00:00Z
  --dry-run   only list them
`;

/** Reads the arguments; a string says what is wrong with them. */
export function parseReplay(args: readonly string[]): ReplayCommand | string {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        service: { type: 'string' },
        code: { type: 'string' },
        since: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return (error as Error).message;
  }
  const { service, code, since } = values;
  if (!service || !/^[a-z][a-z-]*$/.test(service)) return '--service must name a service';
  if (since !== undefined && Number.isNaN(Date.parse(since))) return '--since must be a time in ISO 8601';
  return {
    service,
    filter: { ...(code ? { code } : {}), ...(since === undefined ? {} : { since: new Date(since) }) },
    dryRun: values['dry-run'],
  };
}
