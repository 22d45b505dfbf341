import type { MailAudience, MailKind, MailLanguage } from '@akkoord/contracts';
import { parseIsoDate } from '@akkoord/tax';
import type { FilingInMail, Story } from '../mail/story.js';
import type { WritingInput } from '../template/content-of.js';
import type { PaymentInMail } from '../template/payment.js';

const FILING: FilingInMail = {
  filingId: '0198c0de-0000-7000-8000-0000000000f1',
  kind: 'vat-return',
  period: { start: '2026-07-01', end: '2026-09-30' },
  totalEuros: 4210,
  organisation: 'Bakkerij De Korenbloem B.V.',
};
const OTHER: FilingInMail = {
  filingId: '0198c0de-0000-7000-8000-0000000000f2',
  kind: 'icp-statement',
  period: { start: '2026-07-01', end: '2026-09-30' },
  organisation: 'Klusbedrijf Van Dijk',
  dueOn: '2026-10-31',
};
const PAYMENT: PaymentInMail = {
  amount: 4210,
  by: '2026-10-31',
  iban: 'NL04RABO0200112244',
  beneficiary: 'Belastingdienst',
  reference: '2801204501601270',
};
const COST = {
  nl: 'Na 7 november 2026 kost te laat aangeven € 82.',
  en: 'After 7 November 2026 filing late costs €82.',
};
const MEANING = {
  nl: 'De Belastingdienst kent de indiener niet als gemachtigde.',
  en: 'The tax authority does not know who filed as authorised.',
};
const ADVICE = { nl: 'Vraag de machtiging aan bij uw klant.', en: 'Ask your client for the authorisation.' };

/** What each kind tells in the example. */
const STORIES: Readonly<Record<MailKind, Story>> = {
  'review-requested': { filing: FILING },
  'filing-ready': { filing: FILING },
  'partly-granted': { filing: FILING, actor: 'Mo van Dijk', progress: { granted: 1, needed: 2 } },
  reminder: { filings: [{ ...FILING, costOfWaiting: COST }, OTHER] },
  escalated: { filings: [{ ...FILING, costOfWaiting: COST, reason: 'question-open' }] },
  'question-asked': {
    filing: FILING,
    actor: 'Sanne de Vries',
    box: '5b',
    text: 'Hoort de nieuwe oven hier ook bij?\nDie is pas in oktober betaald.',
  },
  'question-answered': { filing: FILING, actor: 'Ineke Bakker', text: 'Ja: de factuur is van september.' },
  rejected: { filing: FILING, actor: 'Sanne de Vries', text: 'De omzet klopt niet.' },
  repaired: { filing: FILING, actor: 'Ineke Bakker', text: 'Zoals net besproken aan de telefoon.' },
  withdrawn: { filing: FILING, text: 'Er komt een nieuwe versie.', withdrawnBy: 'client-environment' },
  'for-information': { filing: FILING },
  approved: { filing: FILING, actor: 'Sanne de Vries', undoUntil: '2026-10-12T10:00:00.000Z' },
  undone: { filing: FILING, actor: 'Sanne de Vries' },
  sent: { filing: FILING, kenmerk: '137d04d6-1999-4ac4-b98f-d9f59177df42' },
  'send-failed': { filing: FILING, authority: { code: 'AAN.100', meaning: MEANING, advice: ADVICE } },
  accepted: { filing: FILING, kenmerk: '137d04d6-1999-4ac4-b98f-d9f59177df42' },
  refused: { filing: FILING, authority: { code: '311', meaning: MEANING, advice: ADVICE } },
  'certificate-expiring': {
    certificate: {
      commonName: 'digipoort.vanvliet.example',
      validUntil: '2026-11-11T23:59:59.000Z',
      daysLeft: 30,
      hasSuccessor: false,
      isTest: false,
    },
  },
};

/** An example of a mail from this office: a story of people and companies that do not exist, always on the same day. */
export const exampleOf = (
  {
    kind,
    audience,
    language,
  }: { readonly kind: MailKind; readonly audience: MailAudience; readonly language: MailLanguage },
  { office, portalUrl }: Pick<WritingInput, 'office' | 'portalUrl'>,
): WritingInput => ({
  kind,
  audience,
  language,
  name: audience === 'client' ? 'Sanne de Vries' : 'Ineke Bakker',
  story: STORIES[kind],
  office,
  portalUrl,
  today: parseIsoDate('2026-10-12'),
  ...(kind === 'accepted' && audience === 'client' ? { payment: PAYMENT } : {}),
});
