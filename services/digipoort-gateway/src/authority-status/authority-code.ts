/** A sentence in both languages. */
export interface Words {
  readonly nl: string;
  readonly en: string;
}

/**
 * How sure we are: P proven on a real message, D documented by Logius or the Belastingdienst, C seen in working client
 * code, I inferred, ? not found.
 */
export type Certainty = 'P' | 'D' | 'C' | 'I' | '?';

/**
 * What a code means for the filing. `under-way`: not an end. `accepted`, `refused`: the authority's last word.
 * `broke-down`: the process ended for a technical reason of the authority; the filing was not judged.
 */
export type EndState = 'under-way' | 'accepted' | 'refused' | 'broke-down';

/** Who tries again: nobody, Digipoort, or we by a new delivery (digipoort.md 3.4). */
export type Retry = 'no' | 'by-digipoort' | 'by-us';

/** Everything that is known of one code. */
export interface AuthorityCode {
  readonly code: string;
  /** `status`: statuscode. `fault`: foutcode in a SOAP fault. `error`: statusFoutcode beside a status. */
  readonly kind: 'status' | 'fault' | 'error';
  /** The authority's own words, where a source gives them. */
  readonly text?: string;
  readonly meaning: Words;
  /** What the reader has to do. */
  readonly advice: Words;
  /** Of a `fault`: what became of the delivery. Of an `error`: what it says of the process it stands beside. */
  readonly endState: EndState;
  readonly retry: Retry;
  readonly certainty: Certainty;
  readonly source: string;
}
