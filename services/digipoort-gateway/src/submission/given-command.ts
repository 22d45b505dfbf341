import type { FilingReleased } from '@akkoord/contracts';
import { CommandIdUsed } from './filing.errors.js';

/** The result of a command that was given before; throws CommandIdUsed when that was about another filing. */
export function sameFiling(
  command: { readonly filingId: string; readonly result: FilingReleased['result'] },
  filingId: string,
): FilingReleased['result'] {
  if (command.filingId !== filingId) throw new CommandIdUsed();
  return command.result;
}

/** The constraint that the database refused a write for. */
export function constraintOf(error: unknown): string | undefined {
  const isObject = typeof error === 'object' && error !== null;
  return isObject && 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined;
}
