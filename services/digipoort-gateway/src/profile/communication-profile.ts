import type { PutCommunicationProfile } from '@akkoord/contracts';
import { DIGIPOORT_HOSTS, NO_AUTHORISATION_SERVICE, servicePath } from '@akkoord/wus';
import type { Environment } from '../certificate/certificate.js';

/** How one office talks to Digipoort, every default filled in. Keys and certificates are kept apart from it. */
export interface CommunicationProfile {
  readonly environment: Environment;
  /** The option "own certificate" (eigen certificaat). */
  readonly ownCertificate: boolean;
  /** Hosts of the three services. */
  readonly aanleverUrl: string;
  readonly statusUrl: string;
  readonly ophaalUrl: string;
  /** Their paths: those of the interface unless told, such as for the stub of the Aansluit Suite. */
  readonly aanleverPath: string;
  readonly statusPath: string;
  readonly ophaalPath: string;
  /** Whether messages that are put ready are fetched. */
  readonly fetchMessages: boolean;
  /** PEM of the authorities: of the server's TLS certificate and, without `replyCertificate`, of the signer of replies. */
  readonly authorities: string;
  readonly replyCertificate?: string;
  readonly replyOin?: string;
  readonly algorithm: 'sha1' | 'sha256';
  readonly type: 'BTW' | 'Fi';
  readonly role: 'Intermediair' | 'Bedrijf';
  readonly authorisationAddress: string;
  /** Life of the Timestamp of a request in milliseconds. */
  readonly timestampLifeMs: number;
}

/** Fills in what the office left open. */
export function completeProfile(stored: PutCommunicationProfile, timestampLifeMs: number): CommunicationProfile {
  const { environment, ownCertificate, authorities, replyCertificate, replyOin } = stored;
  const host = environment === 'production' ? DIGIPOORT_HOSTS.production : DIGIPOORT_HOSTS.preproduction;
  const aanleverUrl = stored.aanleverUrl ?? host;
  return {
    environment,
    ownCertificate,
    aanleverUrl,
    statusUrl: stored.statusUrl ?? aanleverUrl,
    ophaalUrl: stored.ophaalUrl ?? aanleverUrl,
    aanleverPath: stored.aanleverPath ?? servicePath('aanleverservice'),
    statusPath: stored.statusPath ?? servicePath('statusinformatieservice'),
    ophaalPath: stored.ophaalPath ?? servicePath('ophaalservice'),
    fetchMessages: stored.fetchMessages ?? true,
    authorities,
    ...(replyCertificate ? { replyCertificate } : {}),
    ...(replyOin ? { replyOin } : {}),
    algorithm: stored.algorithm ?? 'sha1',
    type: stored.type ?? 'Fi',
    role: stored.role ?? 'Intermediair',
    authorisationAddress: stored.authorisationAddress ?? NO_AUTHORISATION_SERVICE,
    timestampLifeMs: stored.timestampLifeSeconds ? stored.timestampLifeSeconds * 1000 : timestampLifeMs,
  };
}
