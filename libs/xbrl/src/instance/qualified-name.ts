import type { NamespaceUse } from './namespace-use.js';

/** A name with its namespace; empty where the prefix has none. */
export interface QualifiedName {
  readonly namespace: string;
  readonly local: string;
}

/** Reads names with a prefix out of text and attribute values, at the place the parser is. */
export class QNameReader {
  constructor(
    private readonly resolve: (prefix: string) => string | undefined,
    private readonly use: NamespaceUse,
  ) {}

  read(name: string): QualifiedName {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    this.use.add(prefix);
    return { namespace: this.resolve(prefix) ?? '', local: name.slice(colon + 1) };
  }
}
