import { Injectable } from '@nestjs/common';
import type { CertificateUse } from '../certificate/certificate.js';
import type { StoredCertificate } from '../certificate/certificate.repository.js';
import { Certificates } from '../certificate/certificates.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { Profiles } from '../profile/profiles.js';
import type { StoredProfile } from '../profile/profile.repository.js';
import { type Authority, AuthorityFactory, CredentialsUnusable } from './authority.js';

interface Connection {
  /** Of the profile and the certificates it was made with. */
  readonly version: string;
  readonly authority: Promise<Authority>;
}

type Chosen = Readonly<Record<CertificateUse, StoredCertificate>>;

/** The offices' connections, kept alive; made anew when a profile changes or another certificate takes over. */
@Injectable()
export class Authorities {
  private readonly connections = new Map<string, Connection>();
  private readonly leaving = new Set<NodeJS.Timeout>();

  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly profiles: Profiles,
    private readonly certificates: Certificates,
    private readonly factory: AuthorityFactory,
  ) {
    profiles.onRefreshed(async () => this.sweep());
  }

  /** Undefined without a profile; throws CredentialsUnusable. */
  async of(tenant: string): Promise<Authority | undefined> {
    const profile = this.profiles.of(tenant);
    if (!profile) return undefined;
    const chosen = this.chosenFor(profile);
    if (!chosen) throw new CredentialsUnusable('NO_VALID_CERTIFICATE');
    const version = versionOf(profile, chosen);
    const before = this.connections.get(tenant);
    if (before?.version === version) return before.authority;
    if (before) this.leave(tenant, before);
    const authority = this.factory.connect(profile.settings, async () => ({
      signing: await this.certificates.identity(tenant, chosen.signing.id),
      tls: await this.certificates.identity(tenant, chosen.tls.id),
    }));
    const connection = { version, authority };
    this.connections.set(tenant, connection);
    authority.catch(() => {
      if (this.connections.get(tenant) === connection) this.connections.delete(tenant);
    });
    return authority;
  }

  /** As `of`, for beginning to file: that takes the option "own certificate" besides. */
  async toFile(tenant: string): Promise<Authority | undefined> {
    if (this.profiles.of(tenant)?.settings.ownCertificate === false) {
      throw new CredentialsUnusable('OWN_CERTIFICATE_REQUIRED');
    }
    return this.of(tenant);
  }

  /** How many connections, and with them unsealed keys, are held. */
  get count(): number {
    return this.connections.size;
  }

  async close(): Promise<void> {
    this.leaving.forEach(clearTimeout);
    const open = [...this.connections.values()];
    this.connections.clear();
    for (const { authority } of open) await closed(authority);
  }

  /** Lets go of connections whose profile or certificate is gone or has changed, and of their keys. */
  private sweep(): void {
    for (const [tenant, connection] of this.connections) {
      const profile = this.profiles.of(tenant);
      const chosen = profile && this.chosenFor(profile);
      if (!profile || !chosen || versionOf(profile, chosen) !== connection.version) this.leave(tenant, connection);
    }
  }

  /** No new call begins on it; what still runs has its time before the connection is closed. */
  private leave(tenant: string, connection: Connection): void {
    this.connections.delete(tenant);
    const timer = setTimeout(() => {
      this.leaving.delete(timer);
      void closed(connection.authority);
    }, this.config.callTimeoutMs + 1000).unref();
    this.leaving.add(timer);
  }

  private chosenFor({ tenant, settings }: StoredProfile): Chosen | undefined {
    const signing = this.certificates.inUse(tenant, 'signing', settings.environment);
    const tls = this.certificates.inUse(tenant, 'tls', settings.environment);
    return signing && tls && { signing, tls };
  }
}

const versionOf = ({ version }: StoredProfile, { signing, tls }: Chosen): string =>
  `${version}/${signing.id}/${tls.id}`;

const closed = (authority: Promise<Authority>): Promise<void> =>
  authority.then(
    (open) => open.close(),
    () => undefined,
  );
