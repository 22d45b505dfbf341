/** What can be wrong with an audit trail; docs/evidence.md tells what each means. */
export const AUDIT_PROBLEMS = {
  ENTRY_CHANGED: { nl: 'regel is veranderd', en: 'entry was changed' },
  ENTRY_MISSING: { nl: 'regel ontbreekt', en: 'entry is missing' },
  ENTRY_OUT_OF_PLACE: { nl: 'regel staat niet op zijn plaats', en: 'entry is not in its place' },
  HEAD_DIFFERS: {
    nl: 'het einde van de keten klopt niet: regels zijn aan het eind weggehaald of toegevoegd',
    en: 'the end of the chain is not right: entries were removed or added there',
  },
  ANCHOR_SIGNATURE: { nl: 'handtekening van het anker klopt niet', en: 'signature of the anchor is not right' },
  ANCHOR_SEQUENCE: {
    nl: 'anker sluit niet aan op het vorige: er ontbreekt er een, of er is een veranderd',
    en: 'anchor does not follow from the one before it: one is missing or was changed',
  },
  ANCHOR_ROOT: { nl: 'regels zijn niet die van het anker', en: 'entries are not those of the anchor' },
  ANCHOR_BEYOND: { nl: 'anker gaat over regels die er niet zijn', en: 'anchor covers entries that are not there' },
  ANCHOR_NOT_PUBLISHED: {
    nl: 'anker is niet hetzelfde als wat is gepubliceerd',
    en: 'anchor is not the same as what was published',
  },
  EVIDENCE_MISSING: { nl: 'bewijs bij de regel ontbreekt', en: 'evidence of the entry is missing' },
  EVIDENCE_CHANGED: { nl: 'bewijs bij de regel is veranderd', en: 'evidence of the entry was changed' },
  EVIDENCE_UNKNOWN: { nl: 'bewijs waar geen regel over gaat', en: 'evidence that no entry mentions' },
  DECISION_MISSING: { nl: 'beslissing bij de regel ontbreekt', en: 'decision of the entry is missing' },
  DECISION_CHANGED: { nl: 'beslissing is anders dan het bewijs', en: 'decision is not what the evidence says' },
  DECISION_UNKNOWN: { nl: 'beslissing waar geen regel over gaat', en: 'decision that no entry mentions' },
} as const;

/** One of AUDIT_PROBLEMS. */
export type AuditProblemCode = keyof typeof AUDIT_PROBLEMS;

/** Something wrong, and where: position of an entry, number of an anchor, id of a decision or digest of evidence. */
export interface AuditProblem {
  readonly code: AuditProblemCode;
  readonly at: string;
}

/** What was found of one office. */
export interface OfficeReport {
  readonly participantNumber: string;
  readonly entries: number;
  readonly headHash: string;
  readonly anchors: number;
  /** Entries that no anchor covers yet. */
  readonly notAnchored: number;
  readonly evidence: number;
  readonly erased: number;
  /** Keys that signed anchors, with how many each. */
  readonly keys: Readonly<Record<string, number>>;
  readonly problems: readonly AuditProblem[];
}
