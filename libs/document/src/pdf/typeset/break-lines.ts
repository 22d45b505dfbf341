const GRAPHEMES = new Intl.Segmenter('nl', { granularity: 'grapheme' });

/** Width of a text in points. */
export type Measure = (text: string) => number;

/** Breaks text into lines of at most `width` points; a line that goes on ends in its space. A word too long for a line is cut between signs. */
export function breakLines(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words(text)) {
    if (line === '' || measure(line + word.trimEnd()) <= width) {
      line += word;
    } else {
      lines.push(line);
      line = word;
    }
    while (measure(line.trimEnd()) > width) {
      const head = longestStart(line, width, measure);
      if (head.length >= line.length) break;
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** Words with the space that follows; a break is also allowed after a slash, a hyphen and an @, but not between a euro sign and its amount. */
function words(text: string): string[] {
  return text.match(/-?€ \d[^ ]* *|[^ ]*?[/@-]+(?=[^ \d/@€-])|[^ ]+ *| +/gu) ?? [];
}

/** Width of the widest piece that a line break cannot divide. */
export function widestWord(text: string, measure: Measure): number {
  return words(text).reduce((widest, word) => Math.max(widest, measure(word.trimEnd())), 0);
}

// At least one sign, or a column narrower than a sign would never end.
function longestStart(text: string, width: number, measure: Measure): string {
  let head = '';
  for (const { segment } of GRAPHEMES.segment(text)) {
    if (head !== '' && measure(head + segment) > width) return head;
    head += segment;
  }
  return head;
}
