/** What a certificate is for: signing messages, the TLS connection, or both. */
export type CertificateRole = 'signing' | 'tls' | 'both';

/** What a certificate is needed for at a moment. */
export type CertificateUse = 'signing' | 'tls';

/** The environment of the authority: its own hosts, its own profiles, its own certificates. */
export type Environment = 'test' | 'production';

/** What is known of a stored certificate without its key. */
export interface Certificate {
  readonly tenant: string;
  readonly id: string;
  readonly role: CertificateRole;
  readonly environment: Environment;
  readonly validFrom: Date;
  readonly validUntil: Date;
}

/** A call may last this long: a certificate that ends sooner gives way to one that does not. */
const LAST_MINUTES_MS = 5 * 60_000;

const isFor = ({ role }: Certificate, use: CertificateUse): boolean => role === 'both' || role === use;

const newestFirst = (a: Certificate, b: Certificate): number =>
  b.validFrom.getTime() - a.validFrom.getTime() ||
  b.validUntil.getTime() - a.validUntil.getTime() ||
  (a.id < b.id ? 1 : -1);

/**
 * The certificate to use now: of those that are valid the one that began last, so that the next one takes over at its own start
 * and in any case before the end of the one before it. Undefined when none is valid.
 */
export function chooseCertificate<C extends Certificate>(
  certificates: readonly C[],
  use: CertificateUse,
  environment: Environment,
  now: Date,
): C | undefined {
  const time = now.getTime();
  const valid = certificates.filter(
    (certificate) =>
      isFor(certificate, use) &&
      certificate.environment === environment &&
      certificate.validFrom.getTime() <= time &&
      certificate.validUntil.getTime() > time,
  );
  const lasting = valid.filter(({ validUntil }) => validUntil.getTime() - time > LAST_MINUTES_MS);
  return [...(lasting.length > 0 ? lasting : valid)].sort(newestFirst)[0];
}

/** Whether every use of a certificate goes on after its end with others that are there already. */
export function hasSuccessor(certificate: Certificate, all: readonly Certificate[]): boolean {
  const others = all.filter(({ id }) => id !== certificate.id);
  const uses: CertificateUse[] = certificate.role === 'both' ? ['signing', 'tls'] : [certificate.role];
  return uses.every((use) => chooseCertificate(others, use, certificate.environment, certificate.validUntil));
}

/** Days before the end at which the office is warned, the last of them last. */
export const WARNING_DAYS = [90, 60, 30, 14, 7] as const;

/** One of WARNING_DAYS. */
export type WarningDays = (typeof WARNING_DAYS)[number];

const DAY_MS = 86_400_000;

/** Whole days until the end, 0 once it is over. */
export const daysLeft = (validUntil: Date, now: Date): number =>
  Math.max(0, Math.floor((validUntil.getTime() - now.getTime()) / DAY_MS));

/** The warnings whose moment has come, the most urgent last; of those not given yet only that one is worth telling. */
export function warningsDue(validUntil: Date, now: Date): WarningDays[] {
  const left = validUntil.getTime() - now.getTime();
  return WARNING_DAYS.filter((days) => left <= days * DAY_MS);
}
