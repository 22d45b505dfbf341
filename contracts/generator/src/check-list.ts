import { DOCUMENT_FINDINGS, severityOf } from '@akkoord/document';
import { CHECKS, DEFAULT_CHECK_SETTINGS, FILING_KINDS, LEGAL_LIMITS, VAT_RATES, type Messages } from '@akkoord/tax';
import { XBRL_ERRORS } from '@akkoord/xbrl';
import { findingSeverities } from './finding-severities.js';

/** Codes of libs/xbrl that are about writing: they refuse a request, and say nothing of a filing. */
const ABOUT_WRITING = /^XBRL_WRITE_/;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Codes that `docs/checks.md` lists, so that `docs/errors.md` need not. */
export function listedChecks(): ReadonlySet<string> {
  return new Set([...CHECKS.map(({ code }) => code), ...readingCodes(), ...Object.keys(DOCUMENT_FINDINGS)]);
}

function readingCodes(): string[] {
  return Object.keys(XBRL_ERRORS)
    .filter((code) => !ABOUT_WRITING.test(code))
    .sort();
}

/** docs/checks.md: everything that can be remarked about a filing, from the lists the libs export. */
export function checkList(root: string): string {
  return [
    '<!-- Generated from the source by `npm run contracts`; do not edit. -->',
    '# Checks',
    '',
    'What can be remarked about a filing. `refuse` stops it, `warn` is for a person to look at, `note` is for the record. Codes are stable.',
    'The sentence is what a person reads where the finding has no amounts to name. Refused requests: [errors](errors.md).',
    '',
    ...taxSection(),
    ...settingsSection(),
    ...readingSection(root),
    ...documentSection(),
  ].join('\n');
}

function taxSection(): string[] {
  const rows = CHECKS.map(
    ({ code, severity, kinds, title, source }) =>
      `| \`${code}\` | ${severity} | ${kinds.map((kind) => FILING_KINDS[kind].name.en).join(', ')} | ${cell(title.nl)} | ${cell(title.en)} | ${cell(source)} |`,
  );
  return [
    '## The tax (libs/tax)',
    '',
    'Each filing against itself, the law, its history and what goes with it. “Our conclusion”: no public source states the rule. `domain.md` and `digipoort.md` are notes outside the project: [sources](sources.md) says what each section rests on.',
    '',
    '| Code | Severity | Kinds | Dutch | English | Source |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}

function settingsSection(): string[] {
  return [
    '### Thresholds',
    '',
    'An office can set its own; these hold otherwise (`CheckSettings`). Amounts are whole euros.',
    '',
    '| Setting | Default | Source |',
    '| --- | --- | --- |',
    ...Object.entries(DEFAULT_CHECK_SETTINGS).map(([name, value]) => `| \`${name}\` | ${value} | our conclusion |`),
    ...LEGAL_LIMITS.map(
      ({ name, euros, from, source }) => `| legal limit \`${name}\` | ${euros} since ${from} | ${cell(source)} |`,
    ),
    ...VAT_RATES.map(
      ({ box, percent, from, source }) => `| rate of box ${box} | ${percent}% since ${from} | ${cell(source)} |`,
    ),
    '',
  ];
}

function readingSection(root: string): string[] {
  const severities = findingSeverities(root, 'libs/xbrl/src');
  const sentences: Readonly<Record<string, Messages>> = XBRL_ERRORS;
  const rows = readingCodes().map((code) => {
    const { nl, en } = sentences[code] ?? { nl: '', en: '' };
    const severity = [...(severities.get(code) ?? ['refuse'])].sort().join(' or ');
    return `| \`${code}\` | ${severity} | ${cell(nl)} | ${cell(en)} |`;
  });
  return [
    '## The file (libs/xbrl)',
    '',
    'What reading a file shows, for every kind. `FR-NL` and `FG-NL`: SBR filing rules, obligatory and advised (digipoort.md 5.8).',
    '',
    '| Code | Severity | Dutch | English |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}

function documentSection(): string[] {
  const codes = Object.keys(DOCUMENT_FINDINGS) as (keyof typeof DOCUMENT_FINDINGS)[];
  return [
    '## A supplied PDF (libs/document)',
    '',
    'The PDF that came with a filing, against the filing.',
    '',
    '| Code | Severity | Dutch | English |',
    '| --- | --- | --- | --- |',
    ...codes.map((code) => {
      const { nl, en } = DOCUMENT_FINDINGS[code];
      return `| \`${code}\` | ${severityOf(code)} | ${cell(nl)} | ${cell(en)} |`;
    }),
    '',
  ];
}
