import { broken, type Rule } from './rule.js';
import { isOpen } from './standing-filing.js';

/** From 50 on the client has approved the old version: at most one delivery per filing, and what was approved is what is filed. */
const APPROVED = [50, 60, 70, 80] as const;

/** A new version takes the place of a filing only while that was not approved; one that ended without being filed is nobody's place. */
export const supersedesPending: Rule = {
  name: 'supersedes-pending',
  asks: {
    nl: 'Een nieuwe versie vervangt alleen een aangifte die nog niet is goedgekeurd.',
    en: 'A new version takes the place only of a filing that was not approved yet.',
  },
  defaultSeverity: 'refuse',
  isSwitchable: false,
  check: ({ newcomer, filings }) => {
    if (newcomer.isSuperseded) return broken('supersedes-pending', 'RULE_SUPERSEDED_EARLIER');
    const settled = filings.filter(
      ({ filingId, status }) => filingId === newcomer.supersedes && APPROVED.some((approved) => approved === status),
    );
    if (settled.length > 0) return broken('supersedes-pending', 'RULE_SUPERSEDED_APPROVED', settled);
    const taken = filings.filter(
      (filing) => newcomer.supersedes !== undefined && filing.supersedes === newcomer.supersedes && isOpen(filing),
    );
    return taken.length > 0 ? broken('supersedes-pending', 'RULE_SUPERSEDED_BY_ANOTHER', taken) : undefined;
  },
};
