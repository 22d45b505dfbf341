/** An element to write: name with prefix, attributes in order, and either text or children. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content?: string | readonly XmlElement[];
}

/**
 * A whole document, two spaces a level, UTF-8 declared, one line end after the root. Written here because xmlbuilder2
 * leaves what looks like a character reference (`&#9;`) unescaped, so that such a text is not read back as written.
 */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${render(root, '')}\n`;
}

function render({ name, attributes = {}, content = [] }: XmlElement, indent: string): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const open = `${indent}<${name}${list.join('')}`;
  if (typeof content === 'string') return `${open}>${escape(content)}</${name}>`;
  if (content.length === 0) return `${open}/>`;
  return `${open}>\n${content.map((child) => render(child, `${indent}  `)).join('\n')}\n${indent}</${name}>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
