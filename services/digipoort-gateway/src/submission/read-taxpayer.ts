import { isOmzetbelastingNumber, type FilingKind, type OmzetbelastingNumber } from '@akkoord/tax';
import { findEntryPoint, readFiling } from '@akkoord/xbrl';

/** A start tag of either name up to the next `<`, whatever its prefix; the name may still go on. */
const NAMED = /<(?:[^\s<>/:]+:)?(identifier|schemaRef)([^<]*)/g;
/** How everyone writes them; what is written in another way is read in full. */
const IDENTIFIER = /^ scheme="www\.belastingdienst\.nl\/omzetbelastingnummer">([0-9A-Z]{12})$/;
const SCHEMA_REF = /^(?:\s+[\w.:-]+="[^"]*")+\s*\/?>\s*$/;
const HREF = /\s(?:[\w.-]+:)?href="([^"]*)"/g;

/**
 * Whom an approved document is about; the document is of the kind that was announced. Throws XbrlRefused.
 *
 * The owner of the document read and judged it in full when it came in, and `fetchDocument` has made sure that these are those very
 * bytes. What is left for the messenger is the number that has to stand in the request (it may be a person's, so no event carries
 * it), and that these bytes are a filing of that kind and not, say, the PDF that came with it. For that the tags that name them are
 * enough. Where they might mean anything else than they seem to (a comment, CDATA, an entity, another spelling, two numbers) the
 * document is read in full once more, and it is that reading that answers or refuses.
 */
export function readTaxpayer(document: Buffer, kind: FilingKind): OmzetbelastingNumber {
  // The sums are no business of the messenger.
  return plainTaxpayer(document, kind) ?? readFiling(document, { expectedKind: kind, arithmetic: 'report' }).taxpayer;
}

/** The number, where nothing in the document leaves room for doubt about it. */
function plainTaxpayer(document: Buffer, kind: FilingKind): OmzetbelastingNumber | undefined {
  // One sign a byte: what is looked for is ASCII, and in UTF-8 no byte of ASCII is ever part of another sign.
  const text = document.toString('latin1');
  // Without comments, CDATA and instructions every `<` begins a tag, so that a tag found is a tag meant.
  if (!text.startsWith('<') || text.includes('<!') || text.includes('<?', 1)) return undefined;
  const hrefs: (string | undefined)[] = [];
  const numbers = new Set<string | undefined>();
  for (const [, name, rest = ''] of text.matchAll(NAMED)) {
    if (name === 'identifier') numbers.add(IDENTIFIER.exec(rest)?.[1]);
    else hrefs.push(...hrefsOf(rest));
  }
  const [href] = hrefs;
  const [number] = numbers;
  if (hrefs.length !== 1 || href === undefined || findEntryPoint(href)?.kind !== kind) return undefined;
  return numbers.size === 1 && number !== undefined && isOmzetbelastingNumber(number) ? number : undefined;
}

const hrefsOf = (tag: string): (string | undefined)[] =>
  SCHEMA_REF.test(tag) ? [...tag.matchAll(HREF)].map(([, href]) => href) : [undefined];
