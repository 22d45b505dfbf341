import type { Transaction } from '@akkoord/persistence';
import { USUAL_HOURS, type WorkingHours } from './working-hours.js';

/** The hours of the office of this transaction; the usual ones when it set none. */
export async function loadWorkingHours(tx: Transaction): Promise<WorkingHours> {
  const [row] = await tx.query<WorkingHours>(
    `select days, opens_at as "opensAt", closes_at as "closesAt", works_on_public_holidays as "worksOnPublicHolidays",
            closed_on::text[] as "closedOn" from working_hours`,
  );
  return row ?? USUAL_HOURS;
}

export async function storeWorkingHours(tx: Transaction, hours: WorkingHours, now: Date): Promise<void> {
  await tx.query(
    `insert into working_hours (tenant, days, opens_at, closes_at, works_on_public_holidays, closed_on, changed_at)
     values ($1, $2, $3, $4, $5, $6::date[], $7)
     on conflict (tenant) do update set days = excluded.days, opens_at = excluded.opens_at, closes_at = excluded.closes_at,
       works_on_public_holidays = excluded.works_on_public_holidays, closed_on = excluded.closed_on, changed_at = excluded.changed_at`,
    [
      tx.tenant,
      hours.days,
      hours.opensAt,
      hours.closesAt,
      hours.worksOnPublicHolidays,
      hours.closedOn,
      now.toISOString(),
    ],
  );
}
