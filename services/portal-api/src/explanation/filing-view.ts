import {
  filingFinding,
  type ChangesView,
  type ExplanationView,
  type FilingFinding,
  type FilingView,
  type PaymentView,
  type TableView,
} from '@akkoord/contracts';
import { CHECKS, type ExplanationTable, type FilingExplanation } from '@akkoord/tax';
import type { Filing } from '@akkoord/xbrl';
import type { Account } from '../account/account.js';
import { summaryOf } from '../filing/filing-summary.js';
import { historyOf } from '../filing/filing.js';
import type { ApprovalPart } from '../filing-actions/approval-of-filing.js';
import type { ExplainedFiling, VersionChanges } from './explain-filing.js';

const OWN_CODES: ReadonlySet<string> = new Set(CHECKS.map(({ code }) => code));

/** A filing in the form in which a page shows it to this person. */
export function filingView(
  explained: ExplainedFiling,
  { site }: Pick<Account, 'site'>,
): Omit<FilingView, keyof ApprovalPart> {
  const { visible, filing, explanation } = explained;
  const { canDecide: _, ...summary } = summaryOf(visible);
  const payment = paymentView(filing, explanation);
  // What of these this person may read stands among the findings.
  const { findings: _onReceipt, ruleFindings: _ofRules, reviewFindings: _forReview, ...details } = visible.details;
  return {
    ...summary,
    documentSha256: visible.facts.document.sha256,
    explanation: explanationView(explanation),
    ...(explained.changes ? { changes: changesView(explained.changes) } : {}),
    ...(payment ? { payment } : {}),
    findings: findingsFor(site, explained),
    hasSuppliedPdf: visible.facts.suppliedPdf !== undefined,
    ...submitterOf(visible),
    history: historyOf(visible.steps),
    details: { ...details, ...(visible.decidedBy === null ? {} : { decidedBy: visible.decidedBy }) },
  };
}

/** The name of who made and sent it, where his software gave one; the key stays inside. */
const submitterOf = ({ facts: { submittedBy } }: ExplainedFiling['visible']): Pick<FilingView, 'submittedBy'> =>
  submittedBy?.name === undefined ? {} : { submittedBy: submittedBy.name };

/** Amount, last day and reference of a VAT return; the others are not paid on the filing itself. */
function paymentView(filing: Filing, { payment, fileBy }: FilingExplanation): PaymentView | undefined {
  if (filing.kind !== 'vat-return' || fileBy === undefined) return undefined;
  const amountEuros = filing.figures.total ?? 0;
  if (!payment) return { amountEuros, dueDate: fileBy, hasQr: false };
  const { iban, bic, name: beneficiary } = payment.account;
  return { amountEuros, dueDate: payment.by, reference: payment.reference, iban, bic, beneficiary, hasQr: true };
}

function explanationView({ title, headline, because, tables, notes }: FilingExplanation): ExplanationView {
  return {
    title,
    headline,
    because: [...because],
    tables: tables.map(tableView),
    notes: [...notes],
  };
}

const changesView = ({ previousFilingId, headline, table }: VersionChanges): ChangesView => ({
  previousFilingId,
  headline,
  ...(table ? { table: tableView(table) } : {}),
});

const tableView = ({ title, columns, rows }: ExplanationTable): TableView => ({
  title,
  columns: columns.map(({ name, short, kind, isComparison = false }) => ({
    name,
    ...(short ? { short } : {}),
    kind,
    isComparison,
  })),
  rows: rows.map(({ kind, cells, isZero = false }) => ({ kind, cells: [...cells], isZero })),
});

/** What is seen now, and what was seen on arrival that only then could be seen (the ERP's PDF). Notes are for the office. */
function findingsFor(site: Account['site'], { visible, findings }: ExplainedFiling): FilingFinding[] {
  const now = findings.map(filingFinding);
  const known = new Set(now.map(({ code }) => code));
  const {
    findings: onReceipt = [],
    ruleFindings = [],
    reviewFindings = [],
  } = visible.details as Record<string, FilingFinding[] | undefined>;
  // What only the reviewer has to mind is shown while he is waited for.
  const forReview = site === 'office' && visible.status === 25 ? reviewFindings : [];
  const arrived = [...onReceipt, ...ruleFindings, ...forReview];
  const onArrival = arrived.filter(({ code }) => !OWN_CODES.has(code) && !known.has(code));
  return [...now, ...onArrival].filter(({ severity }) => site === 'office' || severity !== 'note');
}
