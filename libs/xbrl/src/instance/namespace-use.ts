/** Which namespace prefixes a document declares and which of them it uses, for FG-NL-03 and FG-NL-05. */
export class NamespaceUse {
  private readonly declared: { readonly prefix: string; readonly uri: string }[] = [];
  private readonly used = new Set<string>(['xml']);
  private last = 'xml';

  declare(prefix: string, uri: string): void {
    this.declared.push({ prefix, uri });
  }

  add(prefix: string): void {
    if (prefix === this.last) return;
    this.last = prefix;
    this.used.add(prefix);
  }

  declarations(): readonly { readonly prefix: string; readonly uri: string }[] {
    return this.declared;
  }

  /** A prefix declared twice counts as used in both places; undeclaring the default namespace is no declaration. */
  hasUnused(): boolean {
    return this.declared.some(({ prefix, uri }) => uri !== '' && !this.used.has(prefix));
  }
}
