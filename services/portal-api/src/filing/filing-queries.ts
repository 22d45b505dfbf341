import type {
  ApprovalProgress,
  FilingFacts,
  FilingStatus,
  OrganisationReference,
  StatusStep,
} from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { joinStanding, MAY_SEE, type Person, type Standing } from '../people/standing.js';

/** A filing as one person may see it. */
export interface VisibleFiling extends Standing {
  readonly filingId: string;
  readonly organisation: OrganisationReference | null;
  readonly facts: FilingFacts;
  readonly status: FilingStatus;
  readonly changedAt: Date;
  readonly steps: readonly StatusStep[];
  readonly details: Readonly<Record<string, unknown>>;
  /** How far the approval has come, as the workflow told it last. */
  readonly progress: ApprovalProgress | null;
  /** Name of the contact who decided. */
  readonly decidedBy: string | null;
}

const MOST = 200;

/** $1 is the site, $2 the e-mail address. Who sees which filings, and as whom: `joinStanding`. */
const VISIBLE = `
  select f.filing_id as "filingId", f.facts, f.status, f.changed_at as "changedAt", f.history as steps, f.details, f.progress,
         case when f.organisation_id is not null then json_build_object(
           'organisationId', f.organisation_id, 'name', coalesce(o.name, f.organisation_name)) end as organisation,
         s.contact_id as "contactId", s.employee_id as "employeeId", coalesce(s.roles, '{}') as roles, d.name as "decidedBy"
  from filing f
  left join organisation o on o.organisation_id = f.organisation_id
  ${joinStanding('f.organisation_id')}
  left join contact d on d.contact_id = coalesce(f.details #>> '{approval,contactId}', f.details #>> '{rejection,contactId}')::uuid
  where f.facts is not null
    and ($1 = 'office' or f.organisation_id in (select organisation_id from contact where email = $2 and is_active))
    and ${MAY_SEE}`;

/** The newest filings a person sees, at most 200. */
export async function listVisible(tx: Transaction, { site, email }: Person): Promise<VisibleFiling[]> {
  return tx.query<VisibleFiling>(`${VISIBLE} order by f.filing_id desc limit ${MOST}`, [site, email]);
}

/** One filing, or undefined when there is none that this person sees. */
export async function findVisible(
  tx: Transaction,
  { site, email }: Person,
  filingId: string,
): Promise<VisibleFiling | undefined> {
  const [filing] = await tx.query<VisibleFiling>(`${VISIBLE} and f.filing_id = $3`, [site, email, filingId]);
  return filing;
}

/** Of these filings those that this person sees. */
export async function findAllVisible(
  tx: Transaction,
  { site, email }: Person,
  filingIds: readonly string[],
): Promise<VisibleFiling[]> {
  return tx.query<VisibleFiling>(`${VISIBLE} and f.filing_id = any($3::uuid[])`, [site, email, filingIds]);
}
