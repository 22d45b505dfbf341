import type { ExplanationTable, FilingExplanation } from '../explanation/filing-explanation.js';
import { formatIban } from '../payment/iban.js';
import { formatPaymentReference } from '../payment/payment-reference.js';
import type { Messages } from '../tax.errors.js';

type Language = keyof Messages;
const WORDS = {
  nl: { because: 'Waarom', notes: 'Goed om te weten', pay: 'Betalen', fileBy: 'Indienen uiterlijk' },
  en: { because: 'Why', notes: 'Good to know', pay: 'Payment', fileBy: 'File by' },
};

/** An explanation as text a person can review: what a screen or document makes of it, without their looks. */
export function explanationText(explanation: FilingExplanation, language: Language): string {
  const words = WORDS[language];
  const list = (title: string, sentences: readonly Messages[]) =>
    sentences.length === 0 ? [] : ['', title, ...sentences.map((sentence) => `- ${sentence[language]}`)];
  const { title, taxpayer, headline, because, notes, tables, payment, fileBy } = explanation;
  return [
    title[language],
    [taxpayer.name, taxpayer.number].filter(Boolean).join(' · '),
    '',
    headline[language],
    ...list(words.because, because),
    ...tables.flatMap((table) => ['', ...tableText(table, language)]),
    ...(payment
      ? [
          '',
          words.pay,
          `€ ${payment.amount} · ${payment.by} · ${formatIban(payment.account.iban)} · ${formatPaymentReference(payment.reference)}`,
        ]
      : []),
    ...(fileBy ? ['', `${words.fileBy}: ${fileBy}`] : []),
    ...list(words.notes, notes),
    '',
  ].join('\n');
}

function tableText({ title, columns, rows }: ExplanationTable, language: Language): string[] {
  const heads = columns.map(({ name }) => name[language]);
  const lines = rows.filter(({ kind }) => kind !== 'heading').map(({ cells }) => cells.map((cell) => cell[language]));
  const widths = heads.map((head, at) => Math.max(head.length, ...lines.map((line) => line[at]?.length ?? 0)));
  const text = (cells: readonly string[]) =>
    cells
      .map((cell, at) =>
        columns[at]?.kind === 'amount' ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [
    title[language],
    text(heads),
    ...rows.map(({ kind, cells }) =>
      kind === 'heading' ? `  ${cells[0]?.[language] ?? ''}` : text(cells.map((cell) => cell[language])),
    ),
  ];
}
