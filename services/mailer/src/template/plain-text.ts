import type { MailContent } from './mail-content.js';

const WIDTH = 76;

/** A mail as plain text, wrapped, for who reads it that way; says the same as the HTML. */
export function plainText(content: MailContent, office: { readonly name: string; readonly address?: string }): string {
  const { facts, quote, items } = content;
  const width = Math.max(0, ...facts.map(({ label }) => label.length)) + 2;
  const blocks = [
    content.greeting,
    content.title.toUpperCase() === content.title ? content.title : wrap(content.title),
    ...content.opening.map(wrapLines),
    ...content.paragraphs.map(wrap),
    ...(quote ? [`${quote.by}:\n${indent(quote.text)}`] : []),
    ...(facts.length > 0 ? [facts.map(({ label, value }) => `${`${label}:`.padEnd(width)} ${value}`).join('\n')] : []),
    ...items.map(({ title, lines, url }) => [`* ${title}`, ...lines.map(indentItem), `  ${url}`].join('\n')),
    `${content.button.label}:\n${content.button.url}`,
    ...content.notes.map(wrap),
    ...content.closing.map(wrapLines),
    ['-- ', office.name, ...(office.address ? [office.address] : [])].join('\n'),
    content.footer.map(wrap).join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const indent = (text: string): string => wrapLines(text, '> ');
const indentItem = (text: string): string => wrap(text, '  ');

/** A line break of whoever wrote it stays one. */
const wrapLines = (text: string, before: string | number = ''): string =>
  text
    .split('\n')
    .map((line) => wrap(line, before))
    .join('\n');

/** Breaks between words; an address stays whole, however long. */
function wrap(text: string, before: string | number = ''): string {
  const prefix = typeof before === 'string' ? before : '';
  const lines: string[] = [];
  let line = prefix;
  for (const word of text.split(' ')) {
    if (line.length > prefix.length && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = prefix;
    }
    line += (line.length > prefix.length ? ' ' : '') + word;
  }
  return [...lines, line].join('\n');
}
