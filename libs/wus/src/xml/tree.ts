/** An attribute that is not a namespace declaration. */
export interface XmlAttribute {
  prefix: string;
  local: string;
  uri: string;
  value: string;
}

/** An element with its namespaces resolved; text children are plain strings. */
export interface XmlElement {
  prefix: string;
  local: string;
  uri: string;
  attributes: readonly XmlAttribute[];
  /** Namespace declarations on this very element, by prefix. */
  declarations: ReadonlyMap<string, string>;
  children: (XmlElement | string)[];
  parent: XmlElement | undefined;
}

/** The child elements, text left out. */
export function elementsOf(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element.children) if (typeof child !== 'string') found.push(child);
  return found;
}

/** True when the element has this namespace and local name. */
export function isNamed(element: XmlElement, uri: string, local: string): boolean {
  return element.local === local && element.uri === uri;
}

/** The child elements with this name. */
export function childrenNamed(element: XmlElement, uri: string, local: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element.children) if (typeof child !== 'string' && isNamed(child, uri, local)) found.push(child);
  return found;
}

/** All text directly in the element; undefined when it has child elements. */
export function textOf(element: XmlElement): string | undefined {
  const { children } = element;
  if (children.length === 0) return '';
  if (children.length === 1 && typeof children[0] === 'string') return children[0];
  return children.every((child) => typeof child === 'string') ? children.join('') : undefined;
}

/** True when anything but whitespace stands between the child elements. */
export function hasLooseText(element: XmlElement): boolean {
  return element.children.some((child) => typeof child === 'string' && /[^ \t\r\n]/.test(child));
}

/** Value of an attribute by namespace ('' for none) and local name. */
export function attributeOf(element: XmlElement, uri: string, local: string): string | undefined {
  for (const attribute of element.attributes)
    if (attribute.local === local && attribute.uri === uri) return attribute.value;
  return undefined;
}
