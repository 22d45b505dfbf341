import {
  issueAuthority,
  issueEnd,
  privateKeyPem,
  type Authority,
  type IssuedCertificate,
  type Validity,
} from './test-certificates.js';

/** A four-layer look-alike of PKIoverheid; every text is PEM. Trusted by nobody but the simulator and its clients. */
export interface TestPki {
  root: string;
  /** Root, domain and provider authority, in that order. */
  authorities: string;
  /** The same with their keys, by the names of their lists of revoked certificates. */
  issuers: Record<IssuerName, IssuedCertificate>;
  /** Where certificates say that those lists are; empty when they say nothing. */
  crlUrl: string;
  /** The office of the demo: the certificate is followed by its chain. */
  client: IssuedCertificate;
  /** A second office, to show that one does not see the other's processes. */
  otherClient: IssuedCertificate;
  /** The TLS server on localhost. */
  server: IssuedCertificate;
  /** Signs the replies. */
  replySigner: IssuedCertificate;
}

/** The authorities, from the top. */
export const ISSUERS = ['root', 'domain', 'provider'] as const;

/** One of them. */
export type IssuerName = (typeof ISSUERS)[number];

/** Prefix 00000099 is the OIN range that is free for tests. */
export const TEST_OINS = {
  client: '00000099123456780000',
  otherClient: '00000099876543210000',
  // The number Logius signs with, so that a client configured for the real one needs no other setting.
  replySigner: '00000004003214345001',
} as const;

const YEAR = 365 * 86_400_000;
const HOUR = 3_600_000;

/** Makes a fresh test PKI, valid from an hour before `now` for one year (authorities three). */
export async function createTestPki(now: Date, crlUrl = ''): Promise<TestPki> {
  const listOf = (issuer: IssuerName) => (crlUrl === '' ? undefined : `${crlUrl}/${issuer}.crl`);
  const until = (years: number): Validity => ({
    notBefore: new Date(now.getTime() - HOUR),
    notAfter: new Date(now.getTime() + years * YEAR),
  });
  const root = await issueAuthority('TEST Staat der Nederlanden', 'TEST Private Root CA - G1', until(3));
  const domain = await issueAuthority(
    'TEST Staat der Nederlanden',
    'TEST Private Services CA - G1',
    until(3),
    root,
    listOf('root'),
  );
  const provider = await issueAuthority(
    'TEST TSP',
    'TEST TSP Private Services CA - G1',
    until(3),
    domain,
    listOf('domain'),
  );
  const chain = provider.certificate + domain.certificate;
  const end = async (organisation: string, commonName: string, oin: string): Promise<IssuedCertificate> => {
    const alternativeNames = [
      { type: 'dns', value: commonName } as const,
      { type: 'ip', value: '127.0.0.1' } as const,
    ].slice(0, commonName === 'localhost' ? 2 : 1);
    const issued = await issueEnd(
      { organisation, commonName, oin, alternativeNames },
      until(1),
      provider,
      listOf('provider'),
    );
    return { key: issued.key, certificate: issued.certificate + chain };
  };
  const [client, otherClient, server, replySigner] = await Promise.all([
    end('Voorbeeld Accountants BV', 'client.example.test', TEST_OINS.client),
    end('Ander Kantoor BV', 'other.example.test', TEST_OINS.otherClient),
    end('TEST Logius', 'localhost', TEST_OINS.replySigner),
    end('TEST Logius', 'wus.simulator.example.test', TEST_OINS.replySigner),
  ]);
  const authorities = root.certificate + domain.certificate + provider.certificate;
  const withKey = async ({ keys, certificate }: Authority) => ({ key: await privateKeyPem(keys), certificate });
  const issuers = { root: await withKey(root), domain: await withKey(domain), provider: await withKey(provider) };
  return { root: root.certificate, authorities, issuers, crlUrl, client, otherClient, server, replySigner };
}

/** The certificates of a PEM text one by one. */
export function splitPem(pem: string): string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
}
