import { DEFAULT_COLOUR, readableOnWhite, textOn } from './colour.js';
import type { MailContent } from './mail-content.js';

/** How the office looks in a mail. */
export interface Look {
  readonly name: string;
  readonly address?: string;
  /** `#1f4e79`. */
  readonly colour?: string;
  /** The logo, which goes along (`cid:…`) or stands in the page itself (`data:…`); without one the office's name stands there. */
  readonly logoUrl?: string;
}

const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const INK = '#1b2733';
const SOFT = '#5b6875';
const LINE = '#e3e8ec';
const PAPER = '#f3f5f7';

/** Makes a text safe to stand in HTML; a line break stays one. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('\n', '<br>');

const e = escapeHtml;

/**
 * A mail as HTML: tables and styles on the elements, because that is what mail programs agree on; one column that fits a phone. Nothing is
 * fetched when it is read: no remote image, font or style, so nobody learns that it was opened.
 */
export function html(content: MailContent, look: Look): string {
  const colour = look.colour ?? DEFAULT_COLOUR;
  return `<!doctype html>
<html lang="${content.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="supported-color-schemes" content="light">
<title>${e(content.subject)}</title>
<style>
a{color:${readableOnWhite(colour)}}
@media (max-width:480px){.card{padding:22px 18px!important}.title{font-size:20px!important}.button a{display:block!important}.label{width:36%!important;padding-right:10px!important}.value{font-size:15px}}
</style>
</head>
<body style="margin:0;padding:0;background:${PAPER};-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden">${e(content.preview)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${PAPER}">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px">
<tr><td class="card" style="background:#ffffff;border-top:4px solid ${colour};border-radius:6px;padding:32px;font-family:${FONT};font-size:16px;line-height:1.5;color:${INK}">
<div style="margin:0 0 22px">${brand(look, colour)}</div>
<h1 class="title" style="margin:0 0 16px;font-size:22px;line-height:1.3;font-weight:600;color:${INK}">${e(content.title)}</h1>
${paragraph(content.greeting)}
${[...content.opening.map(ownParagraph), ...content.paragraphs.map(paragraph)].join('\n')}
${quoteHtml(content, colour)}${factsHtml(content)}${itemsHtml(content)}${buttonHtml(content, colour)}
${content.notes.map((text) => `<p style="margin:16px 0 0;font-size:14px;color:${SOFT}">${e(text)}</p>`).join('\n')}${closingHtml(content)}
</td></tr>
<tr><td style="padding:20px 8px 0;font-family:${FONT};font-size:13px;line-height:1.5;color:${SOFT}">
<p style="margin:0 0 12px"><strong style="font-weight:600">${e(look.name)}</strong>${look.address ? `<br>${e(look.address)}` : ''}</p>
${content.footer.map((text) => `<p style="margin:0 0 8px">${e(text)}</p>`).join('\n')}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

const paragraph = (text: string): string => `<p style="margin:0 0 14px">${e(text)}</p>`;

/** The office's own words: a word in them can be of any length. */
const ownParagraph = (text: string): string => `<p style="margin:0 0 14px;overflow-wrap:anywhere">${e(text)}</p>`;

const closingHtml = ({ closing }: MailContent): string =>
  closing.map((text) => `\n<p style="margin:18px 0 0;overflow-wrap:anywhere">${e(text)}</p>`).join('');

const brand = ({ name, logoUrl }: Look, colour: string): string =>
  logoUrl
    ? `<img src="${e(logoUrl)}" alt="${e(name)}" height="44" style="display:block;height:44px;width:auto;max-width:260px;border:0;font-family:${FONT};font-size:18px;font-weight:600;color:${INK}">`
    : `<span style="font-family:${FONT};font-size:18px;font-weight:600;color:${readableOnWhite(colour)}">${e(name)}</span>`;

const quoteHtml = ({ quote }: MailContent, colour: string): string =>
  quote
    ? `<p style="margin:4px 0 4px;font-size:14px;color:${SOFT}">${e(quote.by)}</p>
<blockquote style="margin:0 0 18px;padding:10px 16px;border-left:3px solid ${colour};background:${PAPER};overflow-wrap:anywhere">${e(quote.text)}</blockquote>
`
    : '';

function factsHtml({ facts }: MailContent): string {
  if (facts.length === 0) return '';
  const rows = facts.map(({ label, value, isStrong }, index) => {
    const line = index === 0 ? '' : `border-top:1px solid ${LINE};`;
    const strong = isStrong ? 'font-size:20px;font-weight:600;' : '';
    return `<tr><td class="label" valign="top" style="${line}padding:9px 12px 9px 0;width:36%;font-size:14px;color:${SOFT}">${e(label)}</td><td class="value" valign="top" style="${line}padding:9px 0;${strong}overflow-wrap:anywhere">${e(value)}</td></tr>`;
  });
  return `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:6px 0 8px;font-family:${FONT};font-size:16px;line-height:1.4;color:${INK}">${rows.join('')}</table>
`;
}

function itemsHtml({ items }: MailContent): string {
  const blocks = items.map(
    ({ title, lines, url }) =>
      `<tr><td style="border-top:1px solid ${LINE};padding:12px 0;font-size:15px"><a href="${e(url)}" style="font-weight:600;text-decoration:none">${e(title)}</a>${lines
        .map((line) => `<br><span style="color:${SOFT}">${e(line)}</span>`)
        .join('')}</td></tr>`,
  );
  return blocks.length === 0
    ? ''
    : `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 8px;font-family:${FONT};line-height:1.45">${blocks.join('')}</table>
`;
}

const buttonHtml = ({ button }: MailContent, colour: string): string =>
  `<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" style="margin:18px 0 4px"><tr><td class="button" align="left"><a href="${e(button.url)}" style="display:inline-block;background:${colour};color:${textOn(colour)};font-family:${FONT};font-size:16px;font-weight:600;line-height:1.2;text-align:center;text-decoration:none;padding:14px 26px;border-radius:6px">${e(button.label)}</a></td></tr></table>`;
