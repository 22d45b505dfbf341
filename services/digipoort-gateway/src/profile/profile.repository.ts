import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@akkoord/persistence';
import type { CommunicationProfile } from './communication-profile.js';

/** A stored profile; `version` counts its changes. */
export interface StoredProfile {
  readonly tenant: string;
  readonly version: number;
  readonly settings: CommunicationProfile;
}

/** Rows of `communication_profile`. */
@Injectable()
export class ProfileRepository {
  constructor(private readonly database: Database) {}

  /** Stores a profile; the version goes up only when something changed. */
  async save(profile: CommunicationProfile): Promise<void> {
    await this.database.inTenant(profile.participantNumber, (tx) =>
      tx.query(
        `insert into communication_profile as p (tenant, settings) values ($1, $2)
         on conflict (tenant) do update set settings = excluded.settings, version = p.version + 1, changed_at = now()
         where p.settings <> excluded.settings`,
        [profile.participantNumber, JSON.stringify(profile)],
      ),
    );
  }

  async all(): Promise<StoredProfile[]> {
    return this.database.inSystem((tx) =>
      tx.query<StoredProfile>('select tenant, version, settings from communication_profile'),
    );
  }

  /** Whether the office of the transaction has a profile. */
  async exists(tx: Transaction): Promise<boolean> {
    const rows = await tx.query('select 1 from communication_profile where tenant = $1', [tx.tenant]);
    return rows.length > 0;
  }
}
