import { el } from '../dom.js';
import { language, words } from '../words.js';

/** Said under "in short", as things stand today; this says how they stood on the day the filing came in. */
const SAID_IN_SHORT = new Set(['CHECK_FILED_LATE']);

/** What the checks remarked: what stops a filing, what a person should look at, and for the office what is worth knowing. @param {{ code: string, severity: string }[]} all */
export function findingsList(all) {
  const findings = all.filter(({ code }) => !SAID_IN_SHORT.has(code));
  if (findings.length === 0) return null;
  const w = words();
  const order = ['refuse', 'warn', 'note'];
  const sorted = [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return el(
    'section.card.findings',
    {},
    el('h2', {}, w.findings),
    el('p.muted', {}, w.findingsIntro),
    el('ul', {}, ...sorted.map(finding)),
  );
}

function finding({ severity, messageNl, messageEn }) {
  const tone = { refuse: 'bad', warn: 'waiting', note: 'calm' }[severity];
  return el(
    'li',
    {},
    el(`span.badge.badge-${tone}`, {}, words().severities[severity]),
    el('span', {}, language() === 'nl' ? messageNl : messageEn),
  );
}
