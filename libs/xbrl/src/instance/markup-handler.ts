/** An attribute with its namespace, empty where it has none; declarations of namespaces are attributes too, as in Namespaces in XML. */
export interface TagAttribute {
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  readonly value: string;
}

/** A start tag. */
export interface StartTag {
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  readonly attributes: readonly TagAttribute[];
}

/** Is told what a document holds, in its order. */
export interface MarkupHandler {
  open(tag: StartTag): void;
  /** A run of text between two pieces of markup, its references replaced; also outside the root, where it can only be white space. */
  text(run: string): void;
  close(): void;
}

/** What a prefix stands for at the place the reader is; undefined when it is not declared. */
export type Resolve = (prefix: string) => string | undefined;
