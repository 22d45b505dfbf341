import { SaxesParser, type XMLDecl } from 'saxes';
import type { Findings } from '../findings.js';
import type { MarkupHandler, Resolve } from './markup-handler.js';

const CHUNK = 65_536;

/** Reads any document there is, and refuses it at the first thing that makes the rest meaningless. */
export function saxesMarkup(text: string, findings: Findings, handlerOf: (resolve: Resolve) => MarkupHandler): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const handler = handlerOf((prefix) => parser.resolve(prefix));
  let isRoot = true;

  // Six handlers and no more: V8 makes the parser a slow object at the seventh, and reading takes five times as long.
  parser.on('error', () => findings.refuse('XBRL_MALFORMED'));
  parser.on('doctype', () => findings.refuse('FR-NL-1.03'));
  parser.on('processinginstruction', () => findings.refuse('XBRL_PROCESSING_INSTRUCTION'));
  parser.on('opentag', ({ prefix, local, uri, attributes }) => {
    if (isRoot) checkDeclaration(parser.xmlDecl, findings);
    isRoot = false;
    // With `xmlns: true` each has its namespace by now.
    handler.open({ prefix, local, uri, attributes: Object.values(attributes) });
  });
  parser.on('text', (chunk) => handler.text(chunk));
  parser.on('closetag', () => handler.close());

  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  parser.close();
}

/** What stands before the root; CDATA has been seen by its end mark in the text. */
function checkDeclaration({ version, encoding }: XMLDecl, findings: Findings): void {
  if (version !== undefined && version !== '1.0') findings.refuse('XBRL_MALFORMED');
  if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') findings.refuse('FR-NL-1.05');
}
