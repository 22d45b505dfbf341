import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { WorkBell } from '../job/work-bell.js';
import { ProfileRepository, type StoredProfile } from './profile.repository.js';
import { readProfiles } from './read-profiles.js';

/** The profiles of all offices as they are now; another process or an edited bootstrap file may change them any time. */
@Injectable()
export class Profiles {
  private known = new Map<string, StoredProfile>();
  private lastJson: string | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly repository: ProfileRepository,
    private readonly bell: WorkBell,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Reads bootstrap file and table, and goes on looking for changes. A file that cannot be used stops the start. */
  async start(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => {
      this.refresh().catch((error: unknown) => this.log.warn({ err: error }, 'communication profiles not refreshed'));
    }, this.config.profileRefreshMs);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Participant numbers of the offices that can file. */
  offices(): string[] {
    return [...this.known.keys()];
  }

  of(tenant: string): StoredProfile | undefined {
    return this.known.get(tenant);
  }

  /** Looks again now. What waited for a new profile goes out at once. */
  async refresh(): Promise<void> {
    await this.bootstrap();
    const stored = await this.repository.all();
    const fresh = stored.filter(({ tenant }) => !this.known.has(tenant));
    this.known = new Map(stored.map((profile) => [profile.tenant, profile]));
    for (const { tenant } of fresh) {
      this.bell.ring('submit', tenant);
      this.bell.ring('follow', tenant);
    }
  }

  private async bootstrap(): Promise<void> {
    const { bootstrapFile } = this.config;
    if (bootstrapFile === undefined || bootstrapFile === '') return;
    const json = await readFile(bootstrapFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined; // not there yet: filings wait until it is
      throw error;
    });
    if (json === undefined || json === this.lastJson) return;
    for (const profile of readProfiles(json)) await this.repository.save(profile);
    this.lastJson = json;
  }
}
