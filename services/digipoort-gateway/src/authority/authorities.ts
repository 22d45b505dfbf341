import { Injectable } from '@nestjs/common';
import type { CertificateUse } from '../certificate/certificate.js';
import type { StoredCertificate } from '../certificate/certificate.repository.js';
import { Certificates } from '../certificate/certificates.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { Profiles } from '../profile/profiles.js';
import type { StoredProfile } from '../profile/profile.repository.js';
import { type Authority, AuthorityFactory, CredentialsUnusable } from './authority.js';

interface Connection {
  readonly tenant: string;
  /** Of a former number of the office, to ask about what it delivered; absent where it files and asks as it is now. */
  readonly oin?: string;
  /** Of the profile and the certificates it was made with. */
  readonly version: string;
  readonly authority: Promise<Authority>;
  usedAt: number;
}

type Chosen = Readonly<Record<CertificateUse, StoredCertificate>>;

/** Nobody asks in the name of a former number for so long: its connection goes, and with it the unsealed key. */
const FORMER_IDLE_MS = 10 * 60_000;

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
    return this.connected(profile, chosen);
  }

  /**
   * As `of`, to ask about what was delivered under `oin`: Digipoort tells of a process only to the number that delivered it
   * (digipoort.md 2.4). With the office's certificate of that number, where it still has a valid one.
   */
  async toAsk(tenant: string, oin: string | null): Promise<Authority | undefined> {
    const profile = this.profiles.of(tenant);
    const now = profile && this.chosenFor(profile);
    if (profile && oin !== null && now?.signing.oin !== oin) {
      const former = this.chosenFor(profile, oin);
      if (former) return this.connected(profile, former, oin);
    }
    return this.of(tenant);
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

  private connected(profile: StoredProfile, chosen: Chosen, oin?: string): Promise<Authority> {
    const { tenant } = profile;
    const key = oin === undefined ? tenant : `${tenant} ${oin}`;
    const version = versionOf(profile, chosen);
    const before = this.connections.get(key);
    if (before?.version === version) {
      before.usedAt = performance.now();
      return before.authority;
    }
    if (before) this.leave(key, before);
    const authority = this.factory.connect(profile.settings, async () => ({
      signing: await this.certificates.identity(tenant, chosen.signing.id),
      tls: await this.certificates.identity(tenant, chosen.tls.id),
    }));
    const connection = { tenant, version, authority, usedAt: performance.now(), ...(oin === undefined ? {} : { oin }) };
    this.connections.set(key, connection);
    authority.catch(() => {
      if (this.connections.get(key) === connection) this.connections.delete(key);
    });
    return authority;
  }

  /** Lets go of connections whose profile or certificate is gone or has changed, and of their keys. */
  private sweep(): void {
    const idleSince = performance.now() - FORMER_IDLE_MS;
    for (const [key, connection] of this.connections) {
      const { tenant, oin, version, usedAt } = connection;
      const profile = this.profiles.of(tenant);
      const chosen = profile && this.chosenFor(profile, oin);
      const isIdle = oin !== undefined && usedAt < idleSince;
      if (!profile || !chosen || isIdle || versionOf(profile, chosen) !== version) this.leave(key, connection);
    }
  }

  /** No new call begins on it; what still runs has its time before the connection is closed. */
  private leave(key: string, connection: Connection): void {
    this.connections.delete(key);
    const timer = setTimeout(() => {
      this.leaving.delete(timer);
      void closed(connection.authority);
    }, this.config.callTimeoutMs + 1000).unref();
    this.leaving.add(timer);
  }

  /** With `oin` the certificate of that number signs; where none of that number is for TLS, the office connects as it does now. */
  private chosenFor({ tenant, settings: { environment } }: StoredProfile, oin?: string): Chosen | undefined {
    const signing = this.certificates.inUse(tenant, 'signing', environment, oin);
    const tls =
      this.certificates.inUse(tenant, 'tls', environment, oin) ?? this.certificates.inUse(tenant, 'tls', environment);
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
