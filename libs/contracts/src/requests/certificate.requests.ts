import { Type } from 'class-transformer';
import { IsObject, IsOptional, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { Actor } from '../actor.js';
import { SHA256 } from '../parts.js';
import { Request } from '../request-definition.js';

/** Answer to CertifyApproval. */
export class ApprovalCertified {
  /** The file as a third party gets it: JSON of certificate, signature and keys (docs/evidence.md). */
  @IsString() @Length(2, 16_000_000) file!: string;
}

/** Who approved what, signed, with its place in the audit trail. Asked of the workflow by the portal, which read the document. */
@Request('certify-approval.v1', {
  service: 'workflow',
  summary: 'A signed certificate of who approved what, with its place in the audit trail.',
  reply: ApprovalCertified,
})
export class CertifyApproval {
  @IsUUID() filingId!: string;
  /** For whom; the workflow then looks whether he may. Nobody in particular when absent. */
  @IsOptional() @ValidateNested() @Type(() => Actor) actor?: Actor;
  /** The document that the figures were read from. */
  @Matches(SHA256) documentSha256!: string;
  /** Whole euros by box (`1a.turnover`) or total. */
  @IsObject() figures!: Record<string, number>;
}
