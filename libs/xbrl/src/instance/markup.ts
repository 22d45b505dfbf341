const XHTML =
  /<\/?(?:a|b|body|br|code|div|em|h[1-6]|html|i|img|li|ol|p|pre|s|script|small|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*)?\/?>/i;

/** True when the text of a fact has a tag of XHTML in it. No concept of a VAT filing has the type that may (FR-NL-5.11). */
export function holdsMarkup(text: string): boolean {
  return text.includes('<') && XHTML.test(text);
}
