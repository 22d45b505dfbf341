// What can go wrong with mail, to be rehearsed by a tag in the address: `sanne+refuse@korenbloem.example`.

/** @typedef {{ code: number, text: string, times?: number }} Refusal */

/** @type {Record<string, Refusal>} what the server says to RCPT TO; `times`: only so often for the same address */
export const REFUSALS = {
  refuse: { code: 550, text: '5.1.1 The mailbox does not exist' },
  full: { code: 552, text: '5.2.2 The mailbox is full' },
  busy: { code: 451, text: '4.3.2 Busy, come back later', times: 2 },
};

/** With this tag a mail is taken, and comes back with a report. */
export const BOUNCES = 'bounce';

/**
 * The tag of an address, or an empty string.
 * @param {string} address
 */
export const tagOf = (address) => /\+([a-z]+)@/i.exec(address)?.[1]?.toLowerCase() ?? '';

/**
 * The report (delivery status notification, RFC 3464) that a mail server sends about a mail it could not deliver after all.
 * @param {{ source: Buffer, sender: string, recipient: string }} mail `sender`: the envelope's, where reports go
 */
export function bounceReport({ source, sender, recipient }) {
  const text = source.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const headers = end < 0 ? text : text.slice(0, end);
  const lines = [
    'From: Mail Delivery System <mailer-daemon@catcher.example>',
    `To: <${sender}>`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${new Date().toUTCString()}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="=_report"',
    '',
    '--=_report',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Your mail to ${recipient} could not be delivered.`,
    '',
    '--=_report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; catcher.example',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 The mailbox does not exist',
    '',
    '--=_report',
    'Content-Type: text/rfc822-headers',
    '',
    headers,
    '',
    '--=_report--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}
