import type { CertificateCheck } from '@akkoord/evidence';

/** Language of the output. */
export type Language = 'nl' | 'en';

/** What each check says, by verdict. */
type CheckWords = Readonly<Record<CertificateCheck, Readonly<Record<'holds' | 'fails' | 'open', string>>>>;

const NL_CHECKS: CheckWords = {
  signature: {
    holds: 'de handtekening klopt: na het ondertekenen is niets veranderd',
    fails: 'de handtekening klopt niet: dit bewijs is veranderd of niet door deze sleutel ondertekend',
    open: '',
  },
  key: {
    holds: 'de sleutel is die van het kantoor',
    fails: 'de sleutel is niet een van de sleutels die u vertrouwt',
    open: 'vergelijk de sleutel met die van het kantoor (--key of --anchors)',
  },
  'document-hash': {
    holds: 'dit is het document waarover is beslist',
    fails: 'dit is een ander document dan waarover is beslist',
    open: 'geef het document mee om het te vergelijken (--document)',
  },
  figures: {
    holds: 'de cijfers staan zo in het document',
    fails: 'de cijfers staan anders in het document',
    open: 'geef het document mee om de cijfers te vergelijken (--document)',
  },
  entries: {
    holds: 'elke regel uit het controlespoor is heel en gaat over dit bericht',
    fails: 'een regel uit het controlespoor is veranderd of gaat over iets anders',
    open: '',
  },
  evidence: {
    holds: 'wie het deed en met welke woorden hoort bij die regels',
    fails: 'wie het deed of met welke woorden is veranderd',
    open: '',
  },
  'same-document': {
    holds: 'elke beslissing gaat over hetzelfde document',
    fails: 'een beslissing gaat over een ander document',
    open: '',
  },
  anchors: {
    holds: 'elke regel valt onder een ondertekend anker',
    fails: 'een regel valt niet onder het anker waar hij onder zou vallen',
    open: 'een regel heeft nog geen anker; vraag het bewijs over een dag opnieuw op',
  },
  published: {
    holds: 'de ankers zijn die welke het kantoor heeft gepubliceerd',
    fails: 'een anker is niet wat het kantoor heeft gepubliceerd',
    open: 'vergelijk de ankers met wat het kantoor publiceert (--anchors)',
  },
};

const EN_CHECKS: CheckWords = {
  signature: {
    holds: 'the signature is right: nothing was changed after it was signed',
    fails: 'the signature is not right: this certificate was changed or was not signed by this key',
    open: '',
  },
  key: {
    holds: 'the key is that of the office',
    fails: 'the key is none of those you trust',
    open: 'compare the key with that of the office (--key or --anchors)',
  },
  'document-hash': {
    holds: 'this is the document that was decided on',
    fails: 'this is another document than the one that was decided on',
    open: 'give the document to compare it (--document)',
  },
  figures: {
    holds: 'the document states these figures',
    fails: 'the document states other figures',
    open: 'give the document to compare the figures (--document)',
  },
  entries: {
    holds: 'each entry of the audit trail is whole and about this filing',
    fails: 'an entry of the audit trail was changed or is about something else',
    open: '',
  },
  evidence: {
    holds: 'who did it, and in which words, belongs to those entries',
    fails: 'who did it, or in which words, was changed',
    open: '',
  },
  'same-document': {
    holds: 'each decision is about the same document',
    fails: 'a decision is about another document',
    open: '',
  },
  anchors: {
    holds: 'each entry is under a signed anchor',
    fails: 'an entry is not under the anchor it should be under',
    open: 'an entry has no anchor yet; ask for the certificate again in a day',
  },
  published: {
    holds: 'the anchors are those the office published',
    fails: 'an anchor is not what the office published',
    open: 'compare the anchors with what the office publishes (--anchors)',
  },
};

const NL = {
  checks: NL_CHECKS,
  verdicts: { holds: 'HET BEWIJS KLOPT', fails: 'HET BEWIJS KLOPT NIET' },
  marks: { holds: 'goed', fails: 'FOUT', open: 'open' },
  kinds: { 'vat-return': 'btw-aangifte', 'icp-statement': 'opgaaf ICP', supplement: 'suppletie' },
  rows: {
    filing: 'Bericht',
    office: 'Kantoor',
    organisation: 'Organisatie',
    reference: 'Kenmerk van de software',
    document: 'SHA-256 van het document',
    figures: 'Cijfers',
    status: 'Status',
    issued: 'Afgegeven',
    key: 'Sleutel',
  },
  acts: 'Wat er is gebeurd',
  checked: 'Wat is gecontroleerd',
  onBehalfOf: 'namens',
  loggedIn: (method: string, at: string) => `ingelogd met ${method} op ${at}`,
  erased: 'gegevens van de persoon zijn gewist',
  unknown: 'naam niet bekend',
};

const EN: typeof NL = {
  checks: EN_CHECKS,
  verdicts: { holds: 'THE CERTIFICATE HOLDS', fails: 'THE CERTIFICATE DOES NOT HOLD' },
  marks: { holds: 'good', fails: 'WRONG', open: 'open' },
  kinds: { 'vat-return': 'VAT return', 'icp-statement': 'ICP statement', supplement: 'supplement' },
  rows: {
    filing: 'Filing',
    office: 'Office',
    organisation: 'Organisation',
    reference: "Software's reference",
    document: 'SHA-256 of the document',
    figures: 'Figures',
    status: 'Status',
    issued: 'Issued',
    key: 'Key',
  },
  acts: 'What happened',
  checked: 'What was checked',
  onBehalfOf: 'for',
  loggedIn: (method: string, at: string) => `logged in with ${method} at ${at}`,
  erased: 'data of the person were erased',
  unknown: 'name not known',
};

/** The words of the report. */
export const WORDS: Readonly<Record<Language, typeof NL>> = { nl: NL, en: EN };
