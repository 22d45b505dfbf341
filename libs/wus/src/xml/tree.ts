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
  attributes: XmlAttribute[];
  /** Namespace declarations on this very element, by prefix. */
  declarations: ReadonlyMap<string, string>;
  children: (XmlElement | string)[];
  parent: XmlElement | undefined;
}

/** The child elements, text left out. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string');
}

/** True when the element has this namespace and local name. */
export function isNamed(element: XmlElement, uri: string, local: string): boolean {
  return element.local === local && element.uri === uri;
}

/** The child elements with this name. */
export function childrenNamed(element: XmlElement, uri: string, local: string): XmlElement[] {
  return elementsOf(element).filter((child) => isNamed(child, uri, local));
}

/** All text directly in the element; undefined when it has child elements. */
export function textOf(element: XmlElement): string | undefined {
  return element.children.every((child) => typeof child === 'string') ? element.children.join('') : undefined;
}

/** True when anything but whitespace stands between the child elements. */
export function hasLooseText(element: XmlElement): boolean {
  return element.children.some((child) => typeof child === 'string' && child.trim() !== '');
}

/** Value of an attribute by namespace ('' for none) and local name. */
export function attributeOf(element: XmlElement, uri: string, local: string): string | undefined {
  return element.attributes.find((attribute) => attribute.local === local && attribute.uri === uri)?.value;
}
