import { explain } from '../authority-status/explanation.js';
import type { StoredStatus } from '../authority-status/authority-status.repository.js';

/** The statuses for people: the authority's own words, and below them what they mean, in Dutch and English. */
export function statusesAsText(statuses: readonly StoredStatus[]): string {
  if (statuses.length === 0) return 'Nog geen status ontvangen. / No status received yet.\n';
  const blocks = statuses.map(({ code, at, text, kenmerk, faultCode, faultText, details }) => {
    const { meaning } = explain(code);
    return [
      `${at.toISOString()}  ${code}  ${text}`,
      `  kenmerk: ${kenmerk}`,
      ...(faultCode === null ? [] : [`  ${faultCode}: ${faultText ?? ''}`]),
      ...(details === null ? [] : [`  statusdetails: ${details}`]),
      `  nl: ${meaning.nl}`,
      `  en: ${meaning.en}`,
      '',
    ].join('\n');
  });
  return blocks.join('\n');
}
