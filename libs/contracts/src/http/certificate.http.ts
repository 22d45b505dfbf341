import { Type } from 'class-transformer';
import {
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { EvidenceSignature } from '../events/audit.events.js';
import { PARTICIPANT_NUMBER, SHA256 } from '../parts.js';

/** What an office states about its audit trail; signed as JSON with sorted keys and without spaces (docs/evidence.md). */
export class PublishedStatement {
  @IsIn(['akkoord.audit-anchor.v1']) type!: 'akkoord.audit-anchor.v1';
  @Matches(PARTICIPANT_NUMBER) participantNumber!: string;
  @IsInt() @Min(1) number!: number;
  @IsInt() @Min(1) firstPosition!: number;
  @IsInt() @Min(1) lastPosition!: number;
  /** Merkle root over the hashes of these entries. */
  @Matches(SHA256) root!: string;
  /** Hash of the last of them. */
  @Matches(SHA256) headHash!: string;
  /** SHA-256 of the statement before it. */
  @IsOptional() @Matches(SHA256) previousAnchor?: string;
  @IsISO8601() at!: string;
}

/** A statement and its signature. */
export class PublishedAnchor {
  @IsDefined() @ValidateNested() @Type(() => PublishedStatement) statement!: PublishedStatement;
  @IsDefined() @ValidateNested() @Type(() => EvidenceSignature) signature!: EvidenceSignature;
}

/** A key that signatures are checked with. */
export class PublishedKey {
  /** SHA-256 of the key (DER, SubjectPublicKeyInfo). */
  @Matches(SHA256) keyId!: string;
  /** PEM. */
  @IsString() publicKey!: string;
}

/** Answer of `GET /api/public/anchors/{participantNumber}`: the newest thousand, the oldest first. */
export class PublishedAnchors {
  @Matches(PARTICIPANT_NUMBER) participantNumber!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => PublishedKey) keys!: PublishedKey[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => PublishedAnchor) anchors!: PublishedAnchor[];
}
