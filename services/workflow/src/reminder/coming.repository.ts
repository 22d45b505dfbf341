import type { ComingReminder, ComingReminders } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { NOBODY_ASKED } from './plan.js';

const AT_MOST = 500;

/** What is coming for filings of the organisations this employee works for (a manager for all), the first first. The look whether anybody is asked at all is no reminder. */
export async function comingReminders(
  tx: Transaction,
  { employeeId, filingId }: { employeeId: string; filingId?: string | undefined },
): Promise<ComingReminders> {
  const rows = await tx.query<Omit<ComingReminder, 'at'> & { at: Date }>(
    `select a.filing_id as "filingId", json_build_object('organisationId', a.organisation_id, 'name', a.organisation_name) as organisation,
            a.facts ->> 'kind' as kind, a.facts -> 'period' as period, a.status, t.kind as what, t.due_at as at, t.data ->> 'dueOn' as "dueOn"
     from timer t join approval a on a.tenant = t.tenant and a.filing_id = t.filing_id
     join employee e on e.employee_id = $1 and e.is_active
       and ('office-manager' = any(e.roles) or e.organisation_ids = '{}' or a.organisation_id = any(e.organisation_ids))
     where t.tenant = $2 and t.kind in ('reminder', 'escalation', 'expiry') and t.key <> $3 and ($4::uuid is null or a.filing_id = $4)
     order by t.due_at, a.filing_id, t.kind desc limit $5`,
    [employeeId, tx.tenant, NOBODY_ASKED, filingId ?? null, AT_MOST + 1],
  );
  const reminders = rows.slice(0, AT_MOST).map(({ at, ...reminder }) => ({ ...reminder, at: at.toISOString() }));
  return { reminders, hasMore: rows.length > AT_MOST };
}
