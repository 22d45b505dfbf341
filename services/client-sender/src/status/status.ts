import { FILING_STATUSES, type FilingStatus, type StatusUpdate } from '@akkoord/contracts';

/** One move of one of our returns, as the connector told it. */
export interface ReturnMove {
  readonly reference: string;
  readonly messageId: string;
  readonly status: FilingStatus;
  readonly sequence: number;
  /** ISO 8601. */
  readonly at: string;
  readonly details?: Record<string, unknown>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The moves this version can follow, each once, in order. The connector may be newer than we are: a status that is not
 * known here is passed over, since stopping at it would keep all later ones from the ERP.
 */
export function readableMoves(updates: readonly StatusUpdate[]): ReturnMove[] {
  const seen = new Set<string>();
  return updates.flatMap((update) => {
    const move = readMove(update);
    const key = move && `${move.sequence}/${move.reference}`;
    if (!move || !key || seen.has(key)) return [];
    seen.add(key);
    return [move];
  });
}

function readMove(update: Partial<StatusUpdate> | null): ReturnMove | undefined {
  const { externalMessageId: reference, messageId, step, details } = update ?? {};
  if (typeof reference !== 'string' || typeof messageId !== 'string' || !UUID.test(messageId)) return undefined;
  if (!step || !FILING_STATUSES.includes(step.status)) return undefined;
  const { status, sequence } = step;
  if (!Number.isSafeInteger(sequence) || sequence < 1 || sequence > 2_000_000_000) return undefined;
  const at = new Date(step.at);
  if (Number.isNaN(at.getTime())) return undefined;
  const isObject = typeof details === 'object' && details !== null && !Array.isArray(details);
  return { reference, messageId, status, sequence, at: at.toISOString(), ...(isObject ? { details } : {}) };
}
