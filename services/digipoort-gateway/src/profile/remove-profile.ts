import { Injectable } from '@nestjs/common';
import { Database } from '@akkoord/persistence';
import { JobRepository } from '../job/job.repository.js';
import { BootstrapProfiles } from './bootstrap-profiles.js';
import { CommunicationProfileNotFound, ProfileInBootstrapFile, ProfileInUse } from './profile.errors.js';
import { ProfileRepository } from './profile.repository.js';
import { Profiles } from './profiles.js';

/** Removes an office's communication profile, once nothing of it is under way. Its certificates and its archive stay. */
@Injectable()
export class RemoveProfile {
  constructor(
    private readonly database: Database,
    private readonly repository: ProfileRepository,
    private readonly jobs: JobRepository,
    private readonly bootstrap: BootstrapProfiles,
    private readonly profiles: Profiles,
  ) {}

  /** Throws CommunicationProfileNotFound, ProfileInBootstrapFile, ProfileInUse. */
  async remove(tenant: string): Promise<void> {
    if (this.bootstrap.names(tenant)) throw new ProfileInBootstrapFile();
    await this.database.inTenant(tenant, async (tx) => {
      if (!(await this.repository.lock(tx))) throw new CommunicationProfileNotFound();
      // After the lock: whoever took a filing because there was a profile has committed it by now.
      const filings = await this.jobs.unfinished(tx);
      if (filings > 0) throw new ProfileInUse(filings);
      await this.repository.remove(tx);
    });
    await this.profiles.refresh();
  }
}
