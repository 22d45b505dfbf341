import type { MailKind, MailLanguage, MailPlaceholder } from '@akkoord/contracts';
import { amsterdamDate, dateLabel, periodLabel } from '@akkoord/tax';
import type { Story } from '../mail/story.js';
import { hideNumbers } from '../template/hide-numbers.js';
import { titleOf } from '../template/words.js';
import type { PlaceholderValues } from './own-words.js';

const OF_EVERY_MAIL = ['name', 'office'] as const;
const OF_ONE_FILING = [...OF_EVERY_MAIL, 'organisation', 'filing', 'period'] as const;
const OF_A_DIGEST = [...OF_EVERY_MAIL, 'count'] as const;
const OF_A_CERTIFICATE = [...OF_EVERY_MAIL, 'until'] as const;

/** What is always known for each kind of mail. A digest is about filings of many organisations, a certificate about none. */
export const PLACEHOLDERS_OF: Readonly<Record<MailKind, readonly MailPlaceholder[]>> = {
  'review-requested': OF_ONE_FILING,
  'filing-ready': OF_ONE_FILING,
  'partly-granted': OF_ONE_FILING,
  'for-information': OF_ONE_FILING,
  reminder: OF_A_DIGEST,
  escalated: OF_A_DIGEST,
  'question-asked': OF_ONE_FILING,
  'question-answered': OF_ONE_FILING,
  rejected: OF_ONE_FILING,
  repaired: OF_ONE_FILING,
  withdrawn: OF_ONE_FILING,
  approved: OF_ONE_FILING,
  undone: OF_ONE_FILING,
  sent: OF_ONE_FILING,
  'send-failed': OF_ONE_FILING,
  accepted: OF_ONE_FILING,
  refused: OF_ONE_FILING,
  'certificate-expiring': OF_A_CERTIFICATE,
};

/** What each placeholder stands for, for people. */
export const PLACEHOLDER_WORDS: Readonly<Record<MailPlaceholder, { readonly nl: string; readonly en: string }>> = {
  name: { nl: 'naam van wie de mail krijgt', en: 'name of who gets the mail' },
  office: { nl: 'naam van het kantoor', en: 'name of the office' },
  organisation: { nl: 'naam van het bedrijf', en: 'name of the company' },
  filing: { nl: 'welke aangifte het is', en: 'which filing it is' },
  period: { nl: 'tijdvak van de aangifte', en: 'period of the filing' },
  count: { nl: 'aantal aangiften in deze mail', en: 'number of filings in this mail' },
  until: { nl: 'laatste dag waarop het certificaat geldt', en: 'last day on which the certificate is valid' },
};

/** What a mail's values are read from. */
export interface ToFillIn {
  readonly name: string;
  readonly office: { readonly name: string };
  readonly language: MailLanguage;
  readonly story: Story;
}

/** What this mail knows, each on one line and without numbers of anybody. */
export function valuesOf({ name, office, language, story }: ToFillIn): PlaceholderValues {
  const { filing, filings, certificate } = story;
  const values: PlaceholderValues = {
    name,
    office: office.name,
    ...(filing
      ? {
          organisation: filing.organisation,
          filing: titleOf(filing)[language],
          period: periodLabel(filing.period)[language],
        }
      : {}),
    ...(filings ? { count: String(filings.length) } : {}),
    ...(certificate ? { until: dateLabel(amsterdamDate(new Date(certificate.validUntil)))[language] } : {}),
  };
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, oneLine(hideNumbers(value))]));
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
