import { Injectable } from '@nestjs/common';
import { Profiles } from '../profile/profiles.js';
import { type Authority, AuthorityFactory } from './authority.js';

interface Connection {
  readonly version: number;
  readonly authority: Promise<Authority>;
}

/** The offices' connections, kept alive; made anew when a profile changes or its files could not be read. */
@Injectable()
export class Authorities {
  private readonly connections = new Map<string, Connection>();

  constructor(
    private readonly profiles: Profiles,
    private readonly factory: AuthorityFactory,
  ) {}

  /** Undefined without a profile; throws CredentialsUnusable. */
  async of(tenant: string): Promise<Authority | undefined> {
    const profile = this.profiles.of(tenant);
    if (!profile) return undefined;
    const before = this.connections.get(tenant);
    if (before?.version === profile.version) return before.authority;
    const authority = this.factory.connect(profile.settings);
    this.connections.set(tenant, { version: profile.version, authority });
    authority.catch(() => this.connections.delete(tenant));
    // A call that still runs on the old one ends by itself; only idle connections are closed later than needed.
    return authority;
  }

  async close(): Promise<void> {
    for (const { authority } of this.connections.values()) {
      await authority.then(
        (open) => open.close(),
        () => undefined,
      );
    }
    this.connections.clear();
  }
}
