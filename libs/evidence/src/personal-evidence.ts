import { canonicalJson, type Json } from './canonical-json.js';
import { sha256 } from './sha256.js';

/** What is personal about an act and stays outside the chain: who did it, how he logged in, for whom, in which words. */
export interface PersonalEvidence {
  readonly [part: string]: Json | undefined;
}

/** Evidence as it is kept: the very text whose SHA-256 stands in the chain. */
export interface SealedEvidence {
  readonly text: string;
  readonly sha256: string;
}

/** Seals evidence with a salt of at least 128 bits, hexadecimal, so that nobody can find by guessing what was erased. */
export function sealEvidence(evidence: PersonalEvidence, salt: string): SealedEvidence {
  if (!/^[0-9a-f]{32,}$/.test(salt)) throw new RangeError('a salt is 32 hexadecimal digits or more');
  const text = canonicalJson({ ...evidence, salt });
  return { text, sha256: sha256(text) };
}
