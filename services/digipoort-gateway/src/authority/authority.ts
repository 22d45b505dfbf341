import type { MessageKind } from '@akkoord/contracts';
import type {
  AanleverResponse,
  BerichtLijstResultaat,
  BerichtResultaat,
  ProcesResultaat,
  StatusResultaat,
  Tijdvenster,
  WusOutcome,
} from '@akkoord/wus';
import type { Identity } from '../certificate/certificates.js';
import type { CommunicationProfile } from '../profile/communication-profile.js';

/** What is delivered: the document's exact bytes and what stands around them. */
export interface DeliveryRequest {
  readonly kind: MessageKind;
  readonly taxpayer: string;
  readonly aanleverkenmerk: string;
  readonly fileName: string;
  readonly document: Buffer;
}

/** Hosts of the services, as `name:port`. */
export interface AuthorityHosts {
  readonly delivery: string;
  readonly status: string;
  readonly messages: string;
}

/** The host of an address, as `name:port`. */
export function hostOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port === '' ? '443' : port}`;
}

/** One office's connection with Digipoort. */
export interface Authority {
  /** Where deliveries and questions go, as `name:port`: what a circuit breaker guards. */
  readonly hosts: AuthorityHosts;
  /** Life of the Timestamp of its requests. */
  readonly timestampLifeMs: number;
  /** OIN of the certificate it signs with: the authority tells of a process only to the number that delivered it. */
  readonly oin: string | undefined;
  /** aanleveren; `messageId` and `createdAt` are those of the attempt that was committed before. */
  deliver(
    request: DeliveryRequest,
    call: { messageId: string; createdAt: Date },
  ): Promise<WusOutcome<AanleverResponse>>;
  /** getProcessen. */
  processes(kind: MessageKind, taxpayer: string): Promise<WusOutcome<ProcesResultaat[]>>;
  /** getStatussenProces, without a time window: always all of them. */
  statuses(kenmerk: string): Promise<WusOutcome<StatusResultaat[]>>;
  /** getBerichtenLijst: which messages are ready, for whomever; repeatable. */
  messageList(window: Tijdvenster): Promise<WusOutcome<BerichtLijstResultaat[]>>;
  /** getBerichtenKenmerk: the messages of one process; repeatable. */
  messagesOf(kenmerk: string): Promise<WusOutcome<BerichtResultaat[]>>;
  /** getNieuweBerichtenKenmerk: marks those messages as fetched, and gives those that were not so before. */
  confirmMessages(kenmerk: string): Promise<WusOutcome<BerichtResultaat[]>>;
  close(): void;
}

/** Why an office's own means do not suffice; the first is mended by trying again, the others by the office. */
export type CredentialsProblem = 'CREDENTIALS_UNUSABLE' | 'OWN_CERTIFICATE_REQUIRED' | 'NO_VALID_CERTIFICATE';

/** The office has no certificate it may use, or its key cannot be opened; says which, never what is in it. */
export class CredentialsUnusable extends Error {
  constructor(
    readonly code: CredentialsProblem,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }

  /** Whether only the office can mend it: nothing is tried again until it has, and then it goes by itself. */
  get isForPerson(): boolean {
    return this.code !== 'CREDENTIALS_UNUSABLE';
  }
}

/** The certificates an office uses at a moment. */
export interface Identities {
  readonly signing: Identity;
  readonly tls: Identity;
}

/** Makes an office's connection; tests put their own in its place. */
export abstract class AuthorityFactory {
  /** Throws CredentialsUnusable. */
  abstract connect(profile: CommunicationProfile, identities: () => Promise<Identities>): Promise<Authority>;
}
