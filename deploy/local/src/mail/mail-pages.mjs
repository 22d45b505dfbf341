// The pages on which caught mail is looked at. Plain HTML: a mail is shown in a frame that may run nothing and fetch nothing.

/** @typedef {import('./kept-mails.mjs').KeptMail} KeptMail */

export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'self'";
export const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'";

/** @param {string} text */
const e = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const STYLE = `body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1b2733;background:#f3f5f7}main{max-width:860px;margin:0 auto;padding:24px 16px}
h1{font-size:20px;margin:0 0 4px}p{margin:0 0 16px;color:#5b6875}a{color:#24567a}table{width:100%;border-collapse:collapse;background:#fff;border-radius:6px}
td,th{padding:10px 12px;text-align:left;border-top:1px solid #e3e8ec;vertical-align:top;overflow-wrap:anywhere}tr:first-child th,tr:first-child td{border-top:0}
th{font-weight:600;width:110px}time{color:#5b6875;white-space:nowrap;font-size:14px}iframe{width:100%;height:900px;border:1px solid #e3e8ec;border-radius:6px;background:#fff}
iframe.phone{width:390px;max-width:100%}pre{background:#fff;padding:16px;border-radius:6px;overflow:auto;white-space:pre-wrap}.repeat{color:#9a3412}
h2{font-size:16px;margin:24px 0 8px}h1{overflow-wrap:anywhere}
@media (max-width:600px){td,th{display:block;width:auto;padding:2px 12px}td:first-child,th:first-child{padding-top:10px}td:last-child{padding-bottom:10px}td+td,th+td{border-top:0}iframe{height:700px}}`;

/**
 * @param {string} title
 * @param {string} body
 * @param {string} [head]
 */
const page = (title, body, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${head}<title>${e(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;

/** @param {KeptMail} mail */
const repeat = ({ isRepeat }) => (isRepeat ? ' <span class="repeat">(came before: same Message-ID)</span>' : '');

/**
 * @param {KeptMail[]} mails
 * @param {string | null} to
 */
export function listPage(mails, to) {
  const rows = mails.map(
    (mail) =>
      `<tr><td><time>${e(mail.receivedAt.slice(0, 19).replace('T', ' '))}</time></td><td><a href="/messages/${e(mail.id)}">${e(mail.subject)}</a>${repeat(mail)}<br><a href="/?to=${e(encodeURIComponent(mail.to))}">${e(mail.to)}</a></td></tr>`,
  );
  const whose = to ? `Mail to ${e(to)}. <a href="/">All mail</a>` : 'Nothing here left this machine.';
  const table = rows.length === 0 ? '<p>No mail yet. This page looks again every five seconds.</p>' : '';
  return page(
    'Caught mail',
    `<h1>Caught mail</h1><p>${whose} Rehearse trouble with a tag in an address: <code>name+refuse@…</code>, <code>+full</code>, <code>+busy</code>, <code>+bounce</code>.</p>${table}<table>${rows.join('')}</table>`,
    '<meta http-equiv="refresh" content="5">',
  );
}

/** @param {KeptMail} mail */
export function mailPage(mail) {
  const { id, subject, from, to, messageId, text } = mail;
  const line = (/** @type {string} */ name, /** @type {string} */ value) =>
    `<tr><th>${name}</th><td>${e(value)}</td></tr>`;
  const frame = `src="/messages/${e(id)}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"`;
  return page(
    subject,
    `<p><a href="/">All mail</a></p><h1>${e(subject)}${repeat(mail)}</h1>
<table>${line('From', from)}${line('To', to)}${line('Received', mail.receivedAt)}${line('Message-ID', messageId)}</table>
<h2>As HTML</h2><iframe title="the mail" ${frame}></iframe>
<h2>On a phone (390 wide)</h2><iframe class="phone" title="the mail on a phone" ${frame}></iframe>
<h2>As plain text</h2><pre>${e(text)}</pre>
<p><a href="/messages/${e(id)}.eml">Source</a></p>`,
  );
}

/**
 * The mail itself, for a frame; what is clicked opens beside it.
 * @param {KeptMail} mail
 */
export const mailHtml = ({ html, text }) =>
  html ? html.replace('<head>', '<head><base target="_blank">') : `<pre>${e(text)}</pre>`;
