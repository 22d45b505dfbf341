import { el } from '../dom.js';
import { said } from './explanation.js';

/** What holds up filings, or will: above everything else. Nothing while all is well. @param {{ notices: object[] } | undefined} outlook */
export function outlookBanner(outlook) {
  const notices = outlook?.notices ?? [];
  if (notices.length === 0) return null;
  return el(
    'div.outlook',
    {},
    ...notices.map(({ tone, messages }) => el(`p.notice.notice-${tone}`, { role: 'status' }, said(messages))),
  );
}
