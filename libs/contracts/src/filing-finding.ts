import { FilingFinding } from './parts.js';

/** A remark as libs/tax, libs/xbrl and libs/document make it. */
export interface MadeFinding {
  readonly code: string;
  readonly severity: FilingFinding['severity'];
  readonly messages: { readonly nl: string; readonly en: string };
  readonly details: Readonly<Record<string, string | number>>;
}

/** A remark as it travels over HTTP and in events. */
export function filingFinding({ code, severity, messages, details }: MadeFinding): FilingFinding {
  return Object.assign(new FilingFinding(), {
    code,
    severity,
    messageNl: messages.nl,
    messageEn: messages.en,
    ...(Object.keys(details).length > 0 ? { details: { ...details } } : {}),
  });
}
