import { fontFile, SCRIPTS, type Script, type Weight } from './font-files.js';
import { readableText, type ReadableText } from './readable-text.js';

/** A piece of text that one font file holds entirely. */
export interface Run {
  readonly font: string;
  readonly text: string;
}

/** What pdfkit keeps of the font that is set; not in its types. */
interface OpenFont {
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
  widthOfString(text: string, size: number): number;
}

/** The fonts of one document: opened when a text first needs them, and embedded only as far as they are used. */
export class Fonts {
  private readonly opened = new Map<string, OpenFont>();
  private readonly widths = new Map<string, number>();
  private readonly scripts = new Map<string, Script | undefined>();

  constructor(private readonly document: PDFKit.PDFDocument) {}

  /** The text with every sign one that can be drawn. */
  readable(text: string): ReadableText {
    return readableText(text, (sign) => this.scriptOf(sign) !== undefined);
  }

  /** Width in points of readable text, spaces at its end included. */
  width(text: string, weight: Weight, size: number): number {
    const key = `${weight}${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known * size;
    const width = this.runs(text, weight).reduce(
      (sum, run) => sum + (this.opened.get(run.font)?.widthOfString(run.text, 1) ?? 0),
      0,
    );
    this.widths.set(key, width);
    return width * size;
  }

  /** Cuts readable text into pieces that one font file holds. */
  runs(text: string, weight: Weight): Run[] {
    const runs: { script: Script; text: string }[] = [];
    for (const sign of text) {
      const last = runs.at(-1);
      if (last !== undefined && this.has(last.script, sign)) last.text += sign;
      else runs.push({ script: this.scriptOf(sign) ?? 'latin', text: sign });
    }
    return runs.map((run) => ({ font: this.name(run.script, weight), text: run.text }));
  }

  private scriptOf(sign: string): Script | undefined {
    if (!this.scripts.has(sign))
      this.scripts.set(
        sign,
        SCRIPTS.find((script) => this.has(script, sign)),
      );
    return this.scripts.get(sign);
  }

  // Both weights hold the same signs.
  private has(script: Script, sign: string): boolean {
    const font = this.opened.get(this.name(script, 400));
    return font?.font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ?? false;
  }

  private name(script: Script, weight: Weight): string {
    const name = `${script}-${weight}`;
    if (!this.opened.has(name)) {
      this.document.registerFont(name, fontFile(script, weight)).font(name);
      this.opened.set(name, (this.document as unknown as { _font: OpenFont })._font);
    }
    return name;
  }
}
