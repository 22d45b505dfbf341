import { AUDIT_PROBLEMS, type OfficeReport } from './audit-problem.js';

/** Language of the output. */
export type Language = 'nl' | 'en';

const WORDS = {
  nl: {
    whole: 'IN ORDE',
    broken: 'NIET IN ORDE',
    office: 'Kantoor',
    entries: 'Regels in de keten',
    head: 'Hash van het einde',
    anchors: 'Ankers (ondertekend)',
    waiting: (count: number) => `${count} ${count === 1 ? 'regel wacht' : 'regels wachten'} op het volgende anker`,
    evidence: 'Bewijsstukken',
    erased: (count: number) => `${count} gewist (privacy)`,
    key: 'Sleutel',
    signed: (count: number) => `${count} ${count === 1 ? 'anker' : 'ankers'}`,
    more: (count: number) => `en nog ${count}`,
    none: 'Er is nog geen kantoor met een controlespoor.',
  },
  en: {
    whole: 'WHOLE',
    broken: 'NOT WHOLE',
    office: 'Office',
    entries: 'Entries in the chain',
    head: 'Hash of the head',
    anchors: 'Anchors (signed)',
    waiting: (count: number) => `${count} ${count === 1 ? 'entry waits' : 'entries wait'} for the next anchor`,
    evidence: 'Pieces of evidence',
    erased: (count: number) => `${count} erased (privacy)`,
    key: 'Key',
    signed: (count: number) => `${count} ${count === 1 ? 'anchor' : 'anchors'}`,
    more: (count: number) => `and ${count} more`,
    none: 'No office has an audit trail yet.',
  },
} as const;

const MOST = 50;

/** Reports as text for a terminal. */
export function renderAudit(reports: readonly OfficeReport[], language: Language): string {
  if (reports.length === 0) return WORDS[language].none;
  return reports.map((report) => renderOffice(report, language)).join('\n\n');
}

function renderOffice(report: OfficeReport, language: Language): string {
  const words = WORDS[language];
  const { problems, notAnchored, erased } = report;
  const noted = (count: number, note: string, extra: number) => `${count}${extra > 0 ? `, ${note}` : ''}`;
  const rows: [string, string][] = [
    [words.entries, String(report.entries)],
    [words.head, report.headHash],
    [words.anchors, noted(report.anchors, words.waiting(notAnchored), notAnchored)],
    ...Object.entries(report.keys).map(([id, count]): [string, string] => [
      words.key,
      `${id} (${words.signed(count)})`,
    ]),
    [words.evidence, noted(report.evidence, words.erased(erased), erased)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return [
    `${words.office} ${report.participantNumber}: ${problems.length === 0 ? words.whole : words.broken}`,
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}${value}`),
    ...problems.slice(0, MOST).map(({ code, at }) => `  ! ${code} ${at}: ${AUDIT_PROBLEMS[code][language]}`),
    ...(problems.length > MOST ? [`  ! ${words.more(problems.length - MOST)}`] : []),
  ].join('\n');
}
