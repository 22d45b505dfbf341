import { Injectable } from '@nestjs/common';
import { CertificateExpiring } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { Clock } from '../clock.js';
import { daysLeft, hasSuccessor, WARNING_DAYS, warningsDue } from './certificate.js';
import { CertificateRepository, type StoredCertificate } from './certificate.repository.js';

const DAY_MS = 86_400_000;

/**
 * Tells of certificates that end soon, each warning once. The row of a warning and its event are one transaction, and a row can
 * be added once: so any number of instances may look at the same time, and a restart repeats nothing.
 */
@Injectable()
export class WarnExpiring {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly repository: CertificateRepository,
    private readonly clock: Clock,
  ) {}

  /** Gives the warnings that are due and says how many. */
  async warn(): Promise<number> {
    const now = this.clock.now();
    const horizon = now.getTime() + WARNING_DAYS[0] * DAY_MS;
    let given = 0;
    const all = await this.database.inSystem((tx) => this.repository.all(tx));
    for (const [tenant, own] of Map.groupBy(all, (certificate) => certificate.tenant)) {
      const ending = own.filter(({ validUntil }) => validUntil.getTime() <= horizon);
      if (ending.length === 0) continue;
      given += await this.database.inTenant(tenant, async (tx) => {
        let told = 0;
        for (const certificate of ending) if (await this.warnOf(tx, certificate, own, now)) told += 1;
        return told;
      });
    }
    return given;
  }

  private async warnOf(
    tx: Transaction,
    certificate: StoredCertificate,
    all: readonly StoredCertificate[],
    now: Date,
  ): Promise<boolean> {
    const due = warningsDue(certificate.validUntil, now);
    const added = await tx.query<{ days: number }>(
      `insert into certificate_warning (tenant, certificate_id, days)
       select $1, $2, unnest($3::int[]) where exists (select from certificate where tenant = $1 and id = $2)
       on conflict do nothing returning days`,
      [tx.tenant, certificate.id, due],
    );
    // Of several that were missed, only the most urgent is news.
    const warningDays = due.at(-1);
    if (warningDays === undefined || !added.some(({ days }) => days === warningDays)) return false;
    const event = Object.assign(new CertificateExpiring(), {
      certificateId: certificate.id,
      environment: certificate.environment,
      role: certificate.role,
      commonName: certificate.commonName,
      validUntil: certificate.validUntil.toISOString(),
      daysLeft: daysLeft(certificate.validUntil, now),
      warningDays,
      hasSuccessor: hasSuccessor(certificate, all),
    });
    await this.outbox.add(tx, { event, subject: certificate.id });
    return true;
  }
}
