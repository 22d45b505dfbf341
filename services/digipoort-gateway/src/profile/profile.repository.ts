import { Injectable } from '@nestjs/common';
import type { PutCommunicationProfile } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { type CommunicationProfile, completeProfile } from './communication-profile.js';

/** A profile as it works now; `version` counts its changes. */
export interface StoredProfile {
  readonly tenant: string;
  readonly version: number;
  readonly settings: CommunicationProfile;
}

interface Row {
  readonly tenant: string;
  readonly version: number;
  readonly settings: PutCommunicationProfile;
}

/** Rows of `communication_profile`. */
@Injectable()
export class ProfileRepository {
  constructor(private readonly config: DigipoortGatewayConfig) {}

  /** Stores a profile; the version goes up only when something changed. */
  async save(tx: Transaction, profile: PutCommunicationProfile): Promise<void> {
    await tx.query(
      `insert into communication_profile as p (tenant, settings) values ($1, $2)
         on conflict (tenant) do update set settings = excluded.settings, version = p.version + 1, changed_at = now()
         where p.settings <> excluded.settings`,
      [tx.tenant, JSON.stringify(profile)],
    );
  }

  /** Those of all offices, in a system transaction. */
  async all(tx: Transaction): Promise<StoredProfile[]> {
    const rows = await tx.query<Row>('select tenant, version, settings from communication_profile');
    return rows.map((row) => this.complete(row));
  }

  /** The profile of the office of the transaction. */
  async find(tx: Transaction): Promise<StoredProfile | undefined> {
    const [row] = await tx.query<Row>('select tenant, version, settings from communication_profile where tenant = $1', [
      tx.tenant,
    ]);
    return row && this.complete(row);
  }

  /** Whether the office of the transaction has a profile; it is there as long as the transaction lasts. */
  async exists(tx: Transaction): Promise<boolean> {
    const rows = await tx.query('select 1 from communication_profile where tenant = $1 for key share', [tx.tenant]);
    return rows.length > 0;
  }

  /** Waits for those who count on the profile, so that what they take on is seen by whoever removes it. */
  async lock(tx: Transaction): Promise<boolean> {
    const rows = await tx.query('select 1 from communication_profile where tenant = $1 for update', [tx.tenant]);
    return rows.length > 0;
  }

  async remove(tx: Transaction): Promise<void> {
    await tx.query('delete from communication_profile where tenant = $1', [tx.tenant]);
  }

  private complete({ tenant, version, settings }: Row): StoredProfile {
    return { tenant, version, settings: completeProfile(settings, this.config.timestampLifeMs) };
  }
}
