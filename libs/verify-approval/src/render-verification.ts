import { findBox, formatEuros } from '@akkoord/tax';
import type { Act, ActParty } from '@akkoord/evidence';
import { actLabel, methodLabel, partyLabel } from './act-label.js';
import type { Verification } from './verify-file.js';
import { WORDS, type Language } from './words.js';

/** A verification as text for a terminal, plain lines without colour. */
export function renderVerification(found: Verification, language: Language): string {
  const words = WORDS[language];
  const { filing, office, issuedAt } = found.certificate;
  const { rows } = words;
  const { period } = filing;
  const facts: [string, string][] = [
    [rows.filing, `${words.kinds[filing.kind] ?? filing.kind} ${period.start} – ${period.end} (${filing.filingId})`],
    [rows.organisation, filing.organisation],
    [rows.office, office.participantNumber],
    [rows.reference, filing.reference],
    [rows.document, filing.document.sha256],
    [rows.figures, figures(filing.figures, language)],
    [rows.status, String(filing.status)],
    [rows.issued, issuedAt],
    [rows.key, found.keyId],
  ];
  const width = Math.max(...facts.map(([name]) => name.length)) + 2;
  return [
    words.verdicts[found.verdict],
    '',
    ...facts.map(([name, value]) => `  ${name.padEnd(width)}${clean(value)}`),
    '',
    words.acts,
    ...found.acts.flatMap((act) => lines(act, language)),
    '',
    words.checked,
    ...found.checks.map(({ check, verdict, about }) => {
      const where = about.length > 0 ? ` (${about.join(', ')})` : '';
      return `  ${words.marks[verdict].padEnd(6)}${words.checks[check][verdict]}${where}`;
    }),
  ].join('\n');
}

function lines(act: Act, language: Language): string[] {
  const words = WORDS[language];
  const { onBehalfOf, authentication, reason } = act;
  const actor = act.actor ?? act.submittedBy;
  const status = act.status === undefined ? '' : ` (${act.status})`;
  const who = actor ? `: ${party(actor, language)}` : '';
  const behalf = onBehalfOf ? ` ${words.onBehalfOf} ${onBehalfOf.map((one) => party(one, language)).join(', ')}` : '';
  const how = authentication && words.loggedIn(methodLabel(authentication.method, language), authentication.at);
  const text = [reason?.code, reason?.text].filter((part) => part !== undefined).join(': ');
  return [
    `  ${act.at}  ${actLabel(act.kind, language)}${status}${who}${behalf}`,
    ...(how === undefined ? [] : [`    ${how}`]),
    ...(text === '' ? [] : [`    “${text}”`]),
    ...(act.isErased ? [`    ${words.erased}`] : []),
  ].map(clean);
}

function party({ kind, name, id }: ActParty, language: Language): string {
  if (kind === 'workflow') return partyLabel(kind, language);
  return `${name ?? WORDS[language].unknown} (${partyLabel(kind, language)}${id === undefined ? '' : ` ${id}`})`;
}

function figures(given: Readonly<Record<string, number>>, language: Language): string {
  return Object.entries(given)
    .filter(([key, amount]) => amount !== 0 || key === 'total')
    .map(
      ([key, amount]) => `${findBox(key)?.key ?? key} ${key === 'customers' ? amount : formatEuros(amount)[language]}`,
    )
    .join(', ');
}

/** What stands in a file of somebody else must not steer a terminal. */
const clean = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ');
