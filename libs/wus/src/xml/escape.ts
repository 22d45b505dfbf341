// XML 1.0, production Char; a lone surrogate is caught apart because it has no UTF-8 form.
// eslint-disable-next-line no-control-regex
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const TEXT = /[&<>\r]/g;
const ATTRIBUTE = /[&<"\t\n\r]/g;

const LONG = 256;

const REFERENCES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

const reference = (character: string): string => REFERENCES[character] ?? character;

/** True when every character may stand in an XML 1.0 document. */
export function isXmlText(value: string): boolean {
  return !ILLEGAL.test(value) && value.isWellFormed();
}

/** Text as canonical XML writes it (C14N 1.0, 2.3, text nodes). */
export function escapeText(value: string): string {
  // The file in a message is long and has none of these: one sign at a time is a search of the processor's own.
  const isClean = value.length > LONG && !['&', '<', '>', '\r'].some((sign) => value.includes(sign));
  return isClean ? value : value.replace(TEXT, reference);
}

/** An attribute value as canonical XML writes it (C14N 1.0, 2.3, attribute nodes). */
export function escapeAttribute(value: string): string {
  return value.replace(ATTRIBUTE, reference);
}
