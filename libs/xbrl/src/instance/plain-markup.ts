import type { MarkupHandler, StartTag, TagAttribute } from './markup-handler.js';
import { NS } from './namespaces.js';

const [LESS, GREATER, SLASH, EQUALS, QUOTE, APOSTROPHE] = [60, 62, 47, 61, 34, 39] as const;
const [AMPERSAND, BANG, COLON, SPACE, LINE, TAB] = [38, 33, 58, 32, 10, 9] as const;
const FIRST = 1;
const LATER = 2;
/** What an ASCII character may be in a name: its first character, a later one, neither. */
const IN_NAME = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return (/[A-Za-z_]/.test(sign) ? FIRST : 0) | (/[\w.-]/.test(sign) ? LATER : 0);
});
// Doubles are looked for one by one, so an element with more is left to the reader that is made for anything.
const MAX_ATTRIBUTES = 32;
const NO_ATTRIBUTES: readonly TagAttribute[] = [];
const DECLARATION = /^<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?\?>/;
// eslint-disable-next-line no-control-regex -- what XML forbids of Basic Latin
const CONTROL = /[\u0000-\u0008\u000b-\u001f]/;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads what an instance is made of and nothing else: elements, attributes, text and comments, written the usual way. It gives up at
 * anything it was not made for, right or wrong, and what it was told to do then counts for nothing: `saxesMarkup` reads the document again
 * and says what is the matter. So this one refuses nothing; it is there because it takes a third of the time.
 */
export class PlainMarkup {
  private at = 0;
  private sawRoot = false;
  /** Names of the elements it is in, and how many declarations there were before each. */
  private readonly names: string[] = [];
  private readonly marks: number[] = [];
  private readonly prefixes: string[] = ['xml', 'xmlns'];
  private readonly uris: string[] = [NS.xml, NS.xmlns];

  /** `source` has XML's line ends and, beyond Basic Latin, none of the characters XML forbids. */
  constructor(
    private readonly source: string,
    private readonly handler: MarkupHandler,
  ) {}

  /** True when the whole document was read. */
  read(): boolean {
    const { source } = this;
    this.at = DECLARATION.exec(source)?.[0].length ?? 0;
    for (;;) {
      const tag = source.indexOf('<', this.at);
      const end = tag < 0 ? source.length : tag;
      if (end > this.at && !this.text(end)) return false;
      if (tag < 0) return this.sawRoot && this.names.length === 0;
      this.at = tag + 1;
      if (!this.markup(source.charCodeAt(this.at))) return false;
    }
  }

  resolve(prefix: string): string | undefined {
    const { prefixes, uris } = this;
    for (let index = prefixes.length - 1; index >= 0; index--) if (prefixes[index] === prefix) return uris[index];
    return undefined;
  }

  private markup(code: number): boolean {
    if (code === SLASH) return this.endTag();
    return code === BANG ? this.comment() : this.startTag();
  }

  private text(end: number): boolean {
    const { source, at: from } = this;
    let isBlank = true;
    let hasReference = false;
    for (let at = from; at < end; at++) {
      const code = source.charCodeAt(at);
      if (code === SPACE || code === LINE || code === TAB) continue;
      if (code < SPACE) return false;
      isBlank = false;
      if (code === AMPERSAND) hasReference = true;
    }
    if (!isBlank && this.names.length === 0) return false;
    const run = source.slice(from, end);
    if (hasReference && /&(?!(?:lt|gt|amp|quot|apos);)/.test(run)) return false;
    this.handler.text(hasReference ? run.replace(/&([a-z]+);/g, (whole, name: string) => NAMED[name] ?? whole) : run);
    return true;
  }

  private comment(): boolean {
    const { source, at } = this;
    if (!source.startsWith('!--', at)) return false;
    const end = source.indexOf('--', at + 3);
    this.at = end + 3;
    return end >= 0 && source.charCodeAt(end + 2) === GREATER && !CONTROL.test(source.slice(at + 3, end));
  }

  private endTag(): boolean {
    const { source, names, marks, prefixes, uris } = this;
    const name = names.pop();
    if (name === undefined || !source.startsWith(name, this.at + 1)) return false;
    this.at += 1 + name.length;
    if (source.charCodeAt(this.at) !== GREATER) return false;
    this.at += 1;
    this.handler.close();
    // Only now, for the declarations of an element hold for what its handler looks up as well.
    prefixes.length = uris.length = marks.pop() ?? 0;
    return true;
  }

  private startTag(): boolean {
    const { source } = this;
    const from = this.at;
    const colon = this.nameEnd();
    if (this.at === from || (this.sawRoot && this.names.length === 0)) return false;
    const name = source.slice(from, this.at);
    this.names.push(name);
    this.marks.push(this.prefixes.length);
    this.sawRoot = true;
    const attributes = source.charCodeAt(this.at) === GREATER ? NO_ATTRIBUTES : this.attributes();
    const tag = attributes && this.tagOf(name, colon < 0 ? 0 : colon - from, attributes);
    if (tag === undefined) return false;
    const isEmpty = source.charCodeAt(this.at) === SLASH;
    if (isEmpty && source.charCodeAt(this.at + 1) !== GREATER) return false;
    this.handler.open(tag);
    if (!isEmpty) {
      this.at += 1;
      return true;
    }
    // As if its end tag stood here.
    this.at += 2;
    this.handler.close();
    this.names.pop();
    this.prefixes.length = this.uris.length = this.marks.pop() ?? 0;
    return true;
  }

  private tagOf(name: string, colon: number, attributes: readonly TagAttribute[]): StartTag | undefined {
    if (colon === 0) return { prefix: '', local: name, uri: this.resolve('') ?? '', attributes };
    const prefix = name.slice(0, colon);
    const uri = prefix === 'xmlns' ? undefined : this.resolve(prefix);
    return uri === undefined ? undefined : { prefix, local: name.slice(colon + 1), uri, attributes };
  }

  /** Up to the end of the tag; undefined when it gives up. */
  private attributes(): readonly TagAttribute[] | undefined {
    const { source } = this;
    const found: { prefix: string; local: string; uri: string; value: string }[] = [];
    for (;;) {
      const hadSpace = this.space();
      const code = source.charCodeAt(this.at);
      if (code === GREATER || code === SLASH) break;
      if (!hadSpace || found.length >= MAX_ATTRIBUTES) return undefined;
      const from = this.at;
      const colon = this.nameEnd();
      const to = this.at;
      const value = to > from ? this.value() : undefined;
      if (value === undefined) return undefined;
      const prefix = colon < 0 ? '' : source.slice(from, colon);
      const local = source.slice(colon < 0 ? from : colon + 1, to);
      const isDeclaration = prefix === 'xmlns' || (prefix === '' && local === 'xmlns');
      if (isDeclaration && !this.declare(prefix === '' ? '' : local, value)) return undefined;
      found.push({ prefix, local, uri: isDeclaration ? NS.xmlns : '', value });
    }
    // Only now are the declarations of this very element known.
    for (const attribute of found) {
      if (attribute.prefix === '' || attribute.uri !== '') continue;
      const uri = this.resolve(attribute.prefix);
      if (uri === undefined) return undefined;
      attribute.uri = uri;
    }
    return hasDoubles(found) ? undefined : found;
  }

  private declare(prefix: string, uri: string): boolean {
    // What XML reserves, or takes back, or trims.
    if (prefix === 'xml' || prefix === 'xmlns' || uri === NS.xml || uri === NS.xmlns) return false;
    if (uri === '' || uri !== uri.trim()) return false;
    this.prefixes.push(prefix);
    this.uris.push(uri);
    return true;
  }

  /** From the equals sign to after the closing quote; undefined when the value is missing or needs more than to be taken as it stands. */
  private value(): string | undefined {
    const { source } = this;
    const quote = source.charCodeAt(this.at + 1);
    if (source.charCodeAt(this.at) !== EQUALS || (quote !== QUOTE && quote !== APOSTROPHE)) return undefined;
    const from = this.at + 2;
    for (let at = from; ; at++) {
      const code = source.charCodeAt(at);
      if (code === quote) {
        this.at = at + 1;
        return source.slice(from, at);
      }
      // So written that the end of the text, where there is no code, is one of them.
      if (!(code >= SPACE) || code === LESS || code === AMPERSAND) return undefined;
    }
  }

  /** Moves to the end of the name that begins here, if one does: ASCII letters, at most one colon. Gives the place of the colon, or -1. */
  private nameEnd(): number {
    const { source } = this;
    const from = this.at;
    let at = from;
    let colon = -1;
    let wanted = FIRST;
    for (;;) {
      const code = source.charCodeAt(at);
      if (code === COLON && colon < 0 && wanted === LATER) {
        colon = at;
        wanted = FIRST;
      } else if (code < 128 && (IN_NAME[code]! & wanted) !== 0) wanted = LATER;
      else break;
      at++;
    }
    if (wanted === LATER) this.at = at;
    return colon;
  }

  /** Skips white space; true when there was some. */
  private space(): boolean {
    const from = this.at;
    for (;;) {
      const code = this.source.charCodeAt(this.at);
      if (code !== SPACE && code !== LINE && code !== TAB) return this.at > from;
      this.at += 1;
    }
  }
}

/** Namespaces in XML 1.0, 6.3: unique by name and by namespace. */
function hasDoubles(attributes: readonly TagAttribute[]): boolean {
  for (let i = 1; i < attributes.length; i++) {
    const { local, uri } = attributes[i]!;
    for (let j = 0; j < i; j++) if (attributes[j]!.local === local && attributes[j]!.uri === uri) return true;
  }
  return false;
}
