import type { RequestCheck, SignatureAlgorithm } from '@akkoord/wus';

/** The checks on a request that can be switched off, in their order; XML and SOAP never, for then there is nothing to read. */
export const SWITCHABLE_CHECKS = [
  'security',
  'algorithm',
  'signature',
  'certificate',
  'timestamp',
  'addressing',
  'body',
  'oin',
  'soap-action',
  'berichtsoort',
] as const;

/** Name of a check that can be switched off. */
export type SwitchableCheck = (typeof SWITCHABLE_CHECKS)[number];

/** Every check, in the order in which a request meets them. */
export type Check = RequestCheck | SwitchableCheck;

/** What too many requests get. */
export const OVERLOAD_ANSWERS = ['fault', 'unavailable', 'timeout', 'slow'] as const;

/** The end certificates of the test PKI. */
export const END_NAMES = ['client', 'otherClient', 'server', 'replySigner'] as const;

/** One of them. */
export type EndName = (typeof END_NAMES)[number];

/** How the simulator behaves; all of it can be changed while it runs. */
export interface Settings {
  /** Checks that are switched off: what fails them passes, and the page shows it. */
  waived: SwitchableCheck[];
  acceptAlgorithm: 'any' | SignatureAlgorithm;
  replyAlgorithm: SignatureAlgorithm;
  /** HTTP status of a SOAP fault. */
  faultStatus: number;
  /** What a question about an unknown kenmerk gets: an empty list, or STS100. */
  unknownKenmerk: 'empty' | 'fault';
  /** Whether `?wsdl` is answered. */
  serveWsdl: boolean;
  /** Where sums that do not hold are refused. */
  arithmetic: '311' | '510';
  stepMs: number;
  giveUpMs: number;
  clockSkewMs: number;
  /** Whether Timestamps of messages follow the moved clock too; clients then see the other side's clock differ. */
  clockInMessages: boolean;
  /** Whether a scenario is chosen by aanleverkenmerk under /wus too, as it always is under /cpl. */
  scenariosEverywhere: boolean;
  /** Holds every answer back, in milliseconds. */
  slownessMs: number;
  /** How long an answer takes that is heavily loaded (Zwaarbelast), in milliseconds. */
  busyMs: number;
  /** Requests per second beyond which `overloadAnswer` is given; 0 is without limit. */
  overloadAt: number;
  overloadAnswer: (typeof OVERLOAD_ANSWERS)[number];
  /** OINs whose certificates count as revoked, for us and in the list that clients read. */
  revokedOins: string[];
  /** The same, certificate by certificate. */
  revokedCertificates: EndName[];
}
