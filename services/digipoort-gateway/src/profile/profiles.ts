import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { Certificates } from '../certificate/certificates.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { WorkBell } from '../job/work-bell.js';
import { RotateKeys } from '../key-encryption/rotate-keys.js';
import { BootstrapProfiles } from './bootstrap-profiles.js';
import type { ObstacleCode } from './profile.errors.js';
import { ProfileRepository, type StoredProfile } from './profile.repository.js';

/** The profiles and certificates of all offices as they are now; another process or an edited bootstrap file may change them any time. */
@Injectable()
export class Profiles {
  private known = new Map<string, StoredProfile>();
  private readonly listeners: (() => Promise<void>)[] = [];
  private looking: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly database: Database,
    private readonly repository: ProfileRepository,
    private readonly certificates: Certificates,
    private readonly bootstrap: BootstrapProfiles,
    private readonly rotateKeys: RotateKeys,
    private readonly bell: WorkBell,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Checks that stored keys can be opened, reads bootstrap file and tables, and goes on looking for changes. What cannot be used stops the start. */
  async start(): Promise<void> {
    await this.rotateKeys.check();
    await this.refresh();
    this.timer = setInterval(() => {
      this.refresh().catch((error: unknown) => this.log.warn({ err: error }, 'communication profiles not refreshed'));
    }, this.config.profileRefreshMs);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Called after each look; may take its time. */
  onRefreshed(listener: () => Promise<void>): void {
    this.listeners.push(listener);
  }

  /** Participant numbers of the offices with a profile. */
  offices(): string[] {
    return [...this.known.keys()];
  }

  of(tenant: string): StoredProfile | undefined {
    return this.known.get(tenant);
  }

  /** Why an office cannot file now; undefined when it can. */
  obstacleOf(tenant: string): ObstacleCode | undefined {
    const profile = this.known.get(tenant)?.settings;
    if (!profile) return 'NO_COMMUNICATION_PROFILE';
    if (!profile.ownCertificate) return 'OWN_CERTIFICATE_REQUIRED';
    const uses = ['signing', 'tls'] as const;
    const hasAll = uses.every((use) => this.certificates.inUse(tenant, use, profile.environment));
    return hasAll ? undefined : 'NO_VALID_CERTIFICATE';
  }

  /** Looks again now. What waited for a new profile goes out at once. */
  refresh(): Promise<void> {
    // One look at a time: an older one must not overwrite what a newer one saw.
    const look = this.looking.then(() => this.look());
    this.looking = look.catch(() => undefined);
    return look;
  }

  private async look(): Promise<void> {
    await this.bootstrap.bringIn();
    const stored = await this.database.inSystem(async (tx) => {
      await this.certificates.refresh(tx);
      return this.repository.all(tx);
    });
    const fresh = stored.filter(({ tenant }) => !this.known.has(tenant));
    this.known = new Map(stored.map((profile) => [profile.tenant, profile]));
    for (const { tenant } of fresh) {
      this.bell.ring('submit', tenant);
      this.bell.ring('follow', tenant);
    }
    for (const listener of this.listeners) await listener();
  }
}
