// An envelope as people read it. No parser: the browser's own is closed by the policy of this page, and this must show broken XML too.
import { el } from './dom.js';

const LONG = 300;

/** The lines of an XML text: each tag on its own, text beside its tag, long base64 cut short. */
export function prettyLines(source) {
  const tokens = source.match(/<[^>]*>|[^<]+/g) ?? [];
  const lines = [];
  let depth = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token.startsWith('<')) {
      if (token.trim() !== '') lines.push({ depth, parts: [['text', shortened(token.trim())]] });
      continue;
    }
    const isEnd = token.startsWith('</');
    const isLeaf = token.endsWith('/>') || token.startsWith('<?') || token.startsWith('<!');
    if (isEnd) depth = Math.max(0, depth - 1);
    const line = { depth, parts: [['tag', token]] };
    const [text, end] = [tokens[at + 1], tokens[at + 2]];
    if (!isEnd && !isLeaf && text && !text.startsWith('<') && end?.startsWith('</')) {
      line.parts.push(['text', shortened(text)], ['tag', end]);
      at += 2;
    } else if (!isEnd && !isLeaf && text?.startsWith('</')) {
      line.parts.push(['tag', text]);
      at += 1;
    } else if (!isEnd && !isLeaf) depth += 1;
    lines.push(line);
  }
  return lines;
}

const shortened = (text) =>
  text.length > LONG ? `${text.slice(0, 120)} … (${text.length}) … ${text.slice(-40)}` : text;

/** A block with the envelope, indented. */
export function xmlBlock(source) {
  const lines = prettyLines(source).map(({ depth, parts }) => [
    '  '.repeat(Math.min(depth, 20)),
    ...parts.map(([kind, text]) => el('span', { className: kind }, text)),
    '\n',
  ]);
  return el('pre', { className: 'xml', tabIndex: 0 }, lines.flat());
}
