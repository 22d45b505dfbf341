import { FILING_STATUS_NAMES, type FilingStatus } from '@akkoord/contracts';
import type { CertificatePdfRequest, Language, PdfTable } from '@akkoord/document';
import { actsOf, type Act, type ActParty, type ApprovalCertificate, type SignedCertificate } from '@akkoord/evidence';
import { amsterdamDate, BOXES, dateLabel, formatEuros, type Messages } from '@akkoord/tax';
import { actLabel, methodLabel, partyLabel } from '@akkoord/verify-approval';
import { CERTIFICATE_WORDS } from './certificate-words.js';

type View = Omit<CertificatePdfRequest, 'office' | 'language' | 'createdOn'>;

/** An approval is taken back by these; what was approved before counts no more. */
const TAKES_BACK = ['approval-undone', 'approval-repaired', 'approval-rejected'];
const APPROVES = ['approval-granted', 'approval-partly-granted', 'approval-completed'];
const APPROVED_FROM = 50;

/** A certificate as a person reads it. `filing` is its title, for example `Btw-aangifte 3e kwartaal 2026`. */
export function certificateView(
  { certificate, signature }: SignedCertificate,
  filing: Messages,
  language: Language,
): View {
  const words = CERTIFICATE_WORDS[language];
  const acts = actsOf(certificate);
  const { status, organisation, reference, document } = certificate.filing;
  const isApproved = status >= APPROVED_FROM;
  return {
    title: isApproved ? words.approved : words.decided,
    subject: organisation,
    pairs: [
      { name: words.organisation, value: organisation, strong: true },
      { name: words.filing, value: filing[language] },
      { name: words.reference, value: reference },
      { name: words.status, value: statusName(status, language) },
      { name: words.office, value: certificate.office.participantNumber },
      { name: words.issuedOn, value: momentOf(certificate.issuedAt, language) },
    ],
    headline: isApproved ? approvedSentence(acts, language) : words.otherwise(statusName(status, language)),
    tables: [stepsTable(acts, language), figuresTable(certificate.filing.figures, language)],
    check: {
      heading: words.checkHeading,
      intro: words.checkIntro,
      steps: [...words.checkSteps, ...anchorSentences(certificate, language)],
      numbers: [
        { name: words.document, value: document.sha256 },
        { name: words.key, value: signature.keyId },
      ],
    },
  };
}

function approvedSentence(acts: readonly Act[], language: Language): string {
  const words = CERTIFICATE_WORDS[language];
  const from = acts.findLastIndex(({ kind }) => TAKES_BACK.includes(kind)) + 1;
  const granted = acts.slice(from).filter(({ kind, actor }) => APPROVES.includes(kind) && actor?.kind !== 'workflow');
  const last = granted.at(-1);
  if (!last) {
    return acts.slice(from).some(({ mandateId }) => mandateId !== undefined)
      ? words.approvedByMandate
      : words.approvedByNobody;
  }
  const names = [...new Set(granted.map((act) => nameOf(act, language)))];
  return words.approvedBy(names.join(words.and), momentOf(last.at, language));
}

function nameOf({ actor, onBehalfOf }: Act, language: Language): string {
  const words = CERTIFICATE_WORDS[language];
  const name = (party: ActParty | undefined) => party?.name ?? words.unknown;
  return onBehalfOf ? `${name(actor)}${words.behalf}${onBehalfOf.map(name).join(words.and)}` : name(actor);
}

function stepsTable(acts: readonly Act[], language: Language): PdfTable {
  const words = CERTIFICATE_WORDS[language];
  return {
    title: words.steps,
    columns: words.stepColumns.map((name) => ({ name, kind: 'text' as const })),
    rows: acts.map((act) => ({
      kind: 'line',
      cells: [momentOf(act.at, language), whatOf(act, language), whoOf(act, language), howOf(act, language)],
    })),
  };
}

function whatOf({ kind, reason }: Act, language: Language): string {
  const said = [reason?.code, reason?.text].filter((part) => part !== undefined).join(': ');
  const label = actLabel(kind, language);
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}${said === '' ? '' : `. ${CERTIFICATE_WORDS[language].reason}: ${said}`}`;
}

function whoOf(act: Act, language: Language): string {
  if (act.isErased) return CERTIFICATE_WORDS[language].erased;
  const { actor = act.submittedBy } = act;
  if (!actor) return '–';
  const { kind } = actor;
  return kind === 'workflow'
    ? partyLabel(kind, language)
    : `${nameOf({ ...act, actor }, language)} (${partyLabel(kind, language)})`;
}

function howOf({ authentication }: Act, language: Language): string {
  if (!authentication) return '–';
  const { method, at } = authentication;
  return CERTIFICATE_WORDS[language].withPassword(methodLabel(method, language), momentOf(at, language));
}

function figuresTable(figures: Readonly<Record<string, number>>, language: Language): PdfTable {
  const words = CERTIFICATE_WORDS[language];
  const shown = (key: string) => figures[key] !== undefined && (figures[key] !== 0 || key === 'total');
  const boxes = BOXES.filter(({ key }) => shown(key)).map(({ key, box, column, name }) => {
    const isOfSection = /^[1-4]/.test(key);
    const cells = [
      isOfSection || key !== 'total' ? box : '',
      isOfSection ? `${name[language]} (${words[column]})` : name[language],
      formatEuros(figures[key] ?? 0)[language],
    ];
    return { kind: key === 'total' ? ('total' as const) : ('line' as const), cells };
  });
  const known = new Set<string>(BOXES.map(({ key }) => key));
  const totals = Object.keys(words.totals)
    .filter((key) => !known.has(key) && figures[key] !== undefined)
    .map((key) => {
      const amount = figures[key] ?? 0;
      const text = key === 'customers' ? String(amount) : formatEuros(amount)[language];
      return { kind: 'total' as const, cells: ['', words.totals[key] ?? key, text] };
    });
  return {
    title: words.figures,
    columns: words.figureColumns.map((name, index) => ({
      name,
      kind: index === 2 ? ('amount' as const) : ('text' as const),
    })),
    rows: [...boxes, ...totals],
  };
}

function anchorSentences({ entries, anchors }: ApprovalCertificate, language: Language): string[] {
  const words = CERTIFICATE_WORDS[language];
  const numbers = anchors.map(({ statement }) => statement.number).join(', ');
  return [
    ...(anchors.length > 0 ? [words.anchored(numbers)] : []),
    ...(entries.some(({ proof }) => !proof) ? [words.waiting] : []),
  ];
}

const statusName = (status: number, language: Language): string =>
  FILING_STATUS_NAMES[status as FilingStatus]?.[language] ?? String(status);

const CLOCK = new Intl.DateTimeFormat('nl-NL', {
  ...{ timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
});

/** `12 oktober 2026 12:02`, in Europe/Amsterdam. */
function momentOf(instant: string, language: Language): string {
  const moment = new Date(instant);
  return `${dateLabel(amsterdamDate(moment))[language]} ${CLOCK.format(moment)}`;
}
