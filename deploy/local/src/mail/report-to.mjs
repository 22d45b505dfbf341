/**
 * Hands reports of undeliverable mail to the mailer, as the mail server of an office would.
 * @param {string} mailerUrl base address
 * @param {string} internalToken
 * @returns {(report: Buffer) => Promise<void>}
 */
export const reportTo = (mailerUrl, internalToken) => async (report) => {
  const answer = await fetch(`${mailerUrl}/internal/bounces`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${internalToken}` },
    body: new Uint8Array(report),
  }).catch((error) => ({ ok: false, status: String(error) }));
  if (!answer.ok) console.error(`the mailer did not take the report: ${answer.status}`);
};
