import type { KeptMail } from '../mail/mail.js';
import type { Story } from '../mail/story.js';
import type { KnownFiling } from '../planning/known.js';
import { mailRule } from '../planning/mail-kinds.js';

/**
 * What of a mail is still true at the moment it is sent: the server may have been away for hours, and nobody should be asked to decide what was
 * decided. A digest loses what no longer waits; undefined when nothing is left to say.
 */
export function stillHolds(
  { kind, audience, filingId, story }: Pick<KeptMail, 'kind' | 'audience' | 'filingId' | 'story'>,
  filings: ReadonlyMap<string, KnownFiling>,
): Story | undefined {
  const statuses = mailRule(kind, audience)?.whileStatus;
  if (!statuses) return story;
  const waits = (id: string): boolean => {
    const status = filings.get(id)?.status;
    return status === undefined || statuses.includes(status);
  };
  if (filingId) return waits(filingId) ? story : undefined;
  const left = story.filings?.filter((filing) => waits(filing.filingId));
  if (!left) return story;
  return left.length === 0 ? undefined : { ...story, filings: left };
}

/** The filings whose status decides whether a mail still holds. */
export const filingsIn = ({ filingId, story }: Pick<KeptMail, 'filingId' | 'story'>): string[] => [
  ...(filingId ? [filingId] : []),
  ...(story.filings ?? []).map((filing) => filing.filingId),
];
