import type { MessageKind } from '@akkoord/contracts';
import type { AanleverResponse, ProcesResultaat, StatusResultaat, WusOutcome } from '@akkoord/wus';
import type { CommunicationProfile } from '../profile/communication-profile.js';

/** What is delivered: the document's exact bytes and what stands around them. */
export interface DeliveryRequest {
  readonly kind: MessageKind;
  readonly taxpayer: string;
  readonly aanleverkenmerk: string;
  readonly fileName: string;
  readonly document: Buffer;
}

/** One office's connection with Digipoort. */
export interface Authority {
  /** aanleveren; `messageId` and `createdAt` are those of the attempt that was committed before. */
  deliver(
    request: DeliveryRequest,
    call: { messageId: string; createdAt: Date },
  ): Promise<WusOutcome<AanleverResponse>>;
  /** getProcessen. */
  processes(kind: MessageKind, taxpayer: string): Promise<WusOutcome<ProcesResultaat[]>>;
  /** getStatussenProces, without a time window: always all of them. */
  statuses(kenmerk: string): Promise<WusOutcome<StatusResultaat[]>>;
  close(): void;
}

/** The office's key or certificate cannot be read or does not fit; says which, never what is in it. */
export class CredentialsUnusable extends Error {
  readonly code = 'CREDENTIALS_UNUSABLE';
}

/** Makes an office's connection; tests put their own in its place. */
export abstract class AuthorityFactory {
  /** Throws CredentialsUnusable. */
  abstract connect(profile: CommunicationProfile): Promise<Authority>;
}
