import { breakLines } from './break-lines.js';
import { Fonts } from './fonts.js';
import { addElement, type Element, type Meaning, type Tag } from './structure.js';
import { CONTENT_WIDTH, PAGE, type Style } from './style.js';

/** Text that was broken into lines for one width. */
export interface SetText {
  readonly lines: readonly string[];
  readonly style: Style;
  /** The true text, when signs of it could not be drawn. */
  readonly actual?: string;
}

/** Where text goes, points from the upper left corner of the page. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: 'left' | 'right' | 'centre';
}

/** Pages of one document and the pen: everything drawn goes through here, tagged as content or as artifact. */
export class Sheet {
  readonly fonts: Fonts;
  readonly root: Element;
  /** Upper edge of what comes next. */
  y: number = PAGE.top;
  readonly bottom = PAGE.height - PAGE.bottom;

  constructor(readonly document: PDFKit.PDFDocument) {
    this.fonts = new Fonts(document);
    this.root = document.struct('Document');
    document.addStructure(this.root);
    this.newPage();
  }

  newPage(): void {
    this.document.addPage();
    this.y = PAGE.top;
  }

  /** Goes to a new page unless `height` points are left. */
  keep(height: number): void {
    if (this.y + height > this.bottom && this.y > PAGE.top) this.newPage();
  }

  /** Breaks a text into lines. */
  set(text: string, style: Style, width: number): SetText {
    const { text: shown, changed } = this.fonts.readable(text);
    const measure = (part: string) => this.fonts.width(part, style.weight, style.size);
    return { lines: breakLines(shown, width, measure), style, ...(changed && { actual: text.toWellFormed() }) };
  }

  /** Adds an element; its content is drawn by `draw`, now. */
  element(parent: Element, tag: Tag, meaning: Meaning, draw: () => void): void {
    const element = addElement(this.document, parent, tag, meaning);
    element.add(draw);
    element.end();
  }

  /** Draws what a screen reader passes over: lines, backgrounds, running heads. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.document.markContent('Artifact', { type });
    draw();
    this.document.endMarkedContent();
  }

  /** A text of its own at the pen, over as many pages as it takes. */
  block(parent: Element, tag: Tag, set: SetText, x: number = PAGE.left, width: number = CONTENT_WIDTH): void {
    const element = addElement(this.document, parent, tag, set.actual === undefined ? {} : { actual: set.actual });
    for (let from = 0; from < set.lines.length;) {
      this.keep(set.style.leading);
      const fit = Math.max(1, Math.floor((this.bottom - this.y) / set.style.leading));
      const lines = set.lines.slice(from, from + fit);
      element.add(() => this.lines(lines, set.style, { x, y: this.y, width }));
      this.y += lines.length * set.style.leading;
      from += fit;
    }
    element.end();
  }

  /** Draws lines one under the other; call it inside an element or an artifact. */
  lines(lines: readonly string[], style: Style, { x, y, width, align = 'left' }: Place): void {
    lines.forEach((line, index) => {
      const room = width - this.fonts.width(line.trimEnd(), style.weight, style.size);
      const indent = align === 'left' ? 0 : align === 'right' ? room : room / 2;
      this.line(line, style, x + indent, y + index * style.leading);
    });
  }

  // The baseline lies where letters with and without descenders sit in the middle of the leading.
  private line(text: string, style: Style, x: number, top: number): void {
    const baseline = top + style.leading / 2 + style.size * 0.31;
    let at = x;
    for (const run of this.fonts.runs(text, style.weight)) {
      this.document
        .font(run.font)
        .fontSize(style.size)
        .fillColor(style.colour)
        .text(run.text, at, baseline, { lineBreak: false, baseline: 'alphabetic' });
      at += this.fonts.width(run.text, style.weight, style.size);
    }
  }
}

/** Height of a text in points. */
export function heightOf(set: SetText): number {
  return set.lines.length * set.style.leading;
}
