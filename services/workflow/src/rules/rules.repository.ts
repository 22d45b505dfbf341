import type { FilingFacts, FilingPeriod, FilingStatus, MessageKind, RuleName, RuleSeverity } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { standingFiling } from './judge-newcomers.js';
import type { RuleSettings } from './rules.js';
import { AWAITING_STATUSES, isAnnualSupplement, OPEN_STATUSES, type StandingFiling } from './standing-filing.js';

/** How the office of this transaction has its rules. */
export async function loadRuleSettings(tx: Transaction): Promise<RuleSettings> {
  const [row] = await tx.query<{ severities: RuleSettings['severities'] | null }>(
    'select json_object_agg(rule, severity) as severities from rule_setting',
  );
  return { severities: row?.severities ?? {} };
}

/** Sets a rule for the office of this transaction. */
export async function storeRule(tx: Transaction, rule: RuleName, severity: RuleSeverity, at: string): Promise<void> {
  await tx.query(
    `insert into rule_setting (tenant, rule, severity, changed_at) values ($1, $2, $3, $4)
     on conflict (tenant, rule) do update set severity = excluded.severity, changed_at = excluded.changed_at`,
    [tx.tenant, rule, severity, at],
  );
}

/** A filing about which the rules are asked. */
export interface Question {
  readonly organisationId: string;
  readonly kind: MessageKind;
  readonly period: FilingPeriod;
  /** The filing whose place it would take. */
  readonly supersedes?: string | undefined;
}

interface Row {
  readonly organisationId: string;
  readonly filingId: string;
  readonly facts: FilingFacts;
  readonly status: FilingStatus;
  readonly since: Date;
  readonly isUndoable: boolean;
}

/** Of each sort of filing as many as a refusal names; one accepted return is as good as many. */
const [NAMED, ONE] = [20, 1];

const awaiting = AWAITING_STATUSES.join(', ');
const open = OPEN_STATUSES.join(', ');
const columns = 'a.organisation_id, a.filing_id, a.facts, a.status, a.changed_at, a.undo_until';
const same = 'a.organisation_id = w.organisation_id';
const samePeriod = 'a.period_start = w.period_start and a.period_end = w.period_end';
const overlapping = 'a.period_start <= w.period_end and a.period_end >= w.period_start';
const branch = (where: string, limit: number): string =>
  `(select ${columns} from approval a where ${same} and ${where} order by a.changed_at limit ${limit})`;

/** What can stand in the way of any filing, each branch one short walk along an index. */
const OF_ANY = [
  branch(`a.kind = w.kind and ${samePeriod} and a.status in (${open})`, NAMED),
  branch(`w.kind = 'vat-return' and a.kind = 'vat-return' and ${samePeriod} and a.status = 80`, ONE),
];

/** What besides can stand in the way of a supplement, or of a filing that takes the place of another. */
const OF_SOME = [
  branch(
    `w.is_annual and a.kind in ('vat-return', 'icp-statement') and a.status < 50 and a.status in (${awaiting})`,
    NAMED,
  ),
  branch(
    `w.is_annual and a.kind in ('vat-return', 'icp-statement') and a.status = 50 and a.undo_until is not null`,
    NAMED,
  ),
  branch(`w.kind = 'supplement' and a.kind = 'vat-return' and ${overlapping} and a.status in (${open})`, NAMED),
  branch(`w.kind = 'supplement' and a.kind = 'vat-return' and ${overlapping} and a.status = 80`, ONE),
  `(select ${columns} from approval a where a.filing_id = w.supersedes)`,
  `(select ${columns} from supersession s join approval a on a.filing_id = s.new_filing_id where s.old_filing_id = w.supersedes)`,
];

const filingsOf = (branches: readonly string[]): string => `
  select distinct on (w.organisation_id, f.filing_id) w.organisation_id as "organisationId", f.filing_id as "filingId", f.facts, f.status,
    f.changed_at as since, f.undo_until is not null as "isUndoable"
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::uuid[])
    as w (organisation_id, kind, period_start, period_end, is_annual, supersedes)
  cross join lateral (${branches.join('\n    union all\n    ')}) f
  order by w.organisation_id, f.filing_id`;

/** Planning grows with the branches and costs more than running them, so those that cannot matter are left out. */
const FILINGS = { ofAny: filingsOf(OF_ANY), ofAll: filingsOf([...OF_ANY, ...OF_SOME]) } as const;

const isOfSome = ({ kind, supersedes }: Question): boolean => kind === 'supplement' || supersedes !== undefined;

/** Filings that can matter to these questions, per organisation, oldest first. Read them after taking the turns. */
export async function loadFilings(
  tx: Transaction,
  questions: readonly Question[],
): Promise<Map<string, StandingFiling[]>> {
  const asked = [...new Map(questions.map((question) => [keyOf(question), question])).values()];
  const rows = await tx.query<Row>(asked.some(isOfSome) ? FILINGS.ofAll : FILINGS.ofAny, [
    asked.map(({ organisationId }) => organisationId),
    asked.map(({ kind }) => kind),
    asked.map(({ period }) => period.start),
    asked.map(({ period }) => period.end),
    asked.map(isAnnualSupplement),
    asked.map(({ supersedes }) => supersedes ?? null),
  ]);
  const found = new Map<string, StandingFiling[]>();
  for (const { organisationId, filingId, facts, status, since, isUndoable } of rows) {
    const list = found.get(organisationId) ?? [];
    list.push(standingFiling(filingId, facts, { status, since: since.toISOString(), isUndoable }));
    found.set(organisationId, list);
  }
  return found;
}

const keyOf = ({ organisationId, kind, period, supersedes = '' }: Question): string =>
  [organisationId, kind, period.start, period.end, supersedes].join(' ');
