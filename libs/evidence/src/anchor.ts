import { canonicalJson } from './canonical-json.js';
import { sha256 } from './sha256.js';
import { isSignedBy, type PublicKey, type Signature } from './signing-key.js';

/** What an office states about its audit trail, once a day: all entries since the statement before it. */
export interface AnchorStatement {
  readonly type: 'akkoord.audit-anchor.v1';
  readonly participantNumber: string;
  /** Counts the anchors of an office from 1. */
  readonly number: number;
  readonly firstPosition: number;
  readonly lastPosition: number;
  /** Merkle root over the hashes of those entries. */
  readonly root: string;
  /** Hash of the last of them: the whole chain up to there. */
  readonly headHash: string;
  /** SHA-256 of the statement before it; absent for the first. */
  readonly previousAnchor?: string;
  /** Instant in UTC, ISO 8601. */
  readonly at: string;
}

/** A statement and its signature. */
export interface SignedAnchor {
  readonly statement: AnchorStatement;
  readonly signature: Signature;
}

/** The text of a statement that is signed. */
export const anchorText = (statement: AnchorStatement): string => canonicalJson({ ...statement });

/** What the next statement calls this one. */
export const anchorDigest = (statement: AnchorStatement): string => sha256(anchorText(statement));

/** Whether one of these keys signed it. */
export const isAnchorSigned = ({ statement, signature }: SignedAnchor, keys: readonly PublicKey[]): boolean =>
  keys.some((key) => isSignedBy(key, anchorText(statement), signature));
