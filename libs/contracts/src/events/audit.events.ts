import { IsBase64, IsIn, IsInt, IsString, Length, Matches, Min, ValidateNested, IsDefined } from 'class-validator';
import { Type } from 'class-transformer';
import { Event } from '../event-definition.js';
import { PARTICIPANT_NUMBER, SHA256 } from '../parts.js';

/** A signature over a text, and the id of the key that made it. */
export class EvidenceSignature {
  @IsIn(['Ed25519']) algorithm!: 'Ed25519';
  /** SHA-256 of the public key (DER, SubjectPublicKeyInfo). */
  @Matches(SHA256) keyId!: string;
  /** 64 bytes in base64. */
  @IsBase64() @Length(88, 88) value!: string;
}

/** The office stated, signed, how its audit trail stands: nothing before it can be changed any more without that being seen. */
@Event('audit.anchored.v1', {
  producer: 'workflow',
  subject: 'participantNumber',
  summary: 'The office stated, signed, how its audit trail stands.',
  consumers: 'optional',
})
export class AuditAnchored {
  @Matches(PARTICIPANT_NUMBER) participantNumber!: string;
  /** Counts the anchors of an office from 1. */
  @IsInt() @Min(1) number!: number;
  /** The very text that is signed: JSON with positions, Merkle root and hash of the head (docs/evidence.md). */
  @IsString() @Length(2, 2000) statement!: string;
  @IsDefined() @ValidateNested() @Type(() => EvidenceSignature) signature!: EvidenceSignature;
  /** PEM of the key it is checked with. */
  @Matches(/^-----BEGIN PUBLIC KEY-----/) @Length(1, 500) publicKey!: string;
}
