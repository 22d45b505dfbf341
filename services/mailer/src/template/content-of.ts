import type { MailAudience, MailKind, MailLanguage, WordingPart } from '@akkoord/contracts';
import type { IsoDate } from '@akkoord/tax';
import type { FilingInMail, Story } from '../mail/story.js';
import type { OwnWords } from '../wording/own-words.js';
import { valuesOf } from '../wording/placeholders.js';
import { useWords } from '../wording/use-words.js';
import { CLIENT_LETTERS } from './client-letters.js';
import { hideNumbers } from './hide-numbers.js';
import type { MailContent } from './mail-content.js';
import { OFFICE_LETTERS } from './office-letters.js';
import type { PaymentInMail } from './payment.js';
import { waitingLines } from './reminder-letter.js';
import { say, type Both } from './text.js';
import { titleOf } from './words.js';

/** Everything a mail is written from: the same in, the same out. */
export interface WritingInput {
  readonly kind: MailKind;
  readonly audience: MailAudience;
  readonly language: MailLanguage;
  /** Name of the person it is for. */
  readonly name: string;
  readonly story: Story;
  readonly office: { readonly name: string; readonly address?: string; readonly email?: string };
  /** Address of the portal, without a slash at its end. */
  readonly portalUrl: string;
  /** Calendar day on which it is written, in Amsterdam. */
  readonly today: IsoDate;
  readonly payment?: PaymentInMail;
  /** What the office says in its own words. */
  readonly wording?: OwnWords | null;
}

/** A mail, and which of the office's own words could not stand in it. */
export interface WrittenMail extends MailContent {
  readonly unusable: readonly WordingPart[];
}

/** Writes a mail. Own words of the office come before and after what the product says, never instead of it (docs/adr/0027). Names and free text lose whatever can be a VAT number, a BSN or a payment reference. */
export function contentOf(input: WritingInput): WrittenMail {
  const { kind, audience, language, office, portalUrl, payment, today } = input;
  const story = withoutNumbers(input.story);
  const write = (audience === 'client' ? CLIENT_LETTERS : OFFICE_LETTERS)[kind];
  if (!write) throw new Error(`there is no mail ${kind} for ${audience}`);
  const { filing } = story;
  const letter = write({
    story,
    office: office.name,
    today,
    title: filing ? titleOf(filing) : say('', ''),
    organisation: filing?.organisation ?? '',
    ...(payment ? { payment } : {}),
  });
  const pick = (text: Both): string => text[language];
  const paragraphs = letter.paragraphs.map(pick);
  const own = useWords(kind, input.wording ?? {}, valuesOf({ ...input, story }));
  return {
    language,
    subject: own.subject ?? pick(letter.subject),
    preview: paragraphs[0] ?? pick(letter.title),
    title: pick(letter.title),
    greeting: pick(say('Beste {name},', 'Dear {name},', { name: hideNumbers(input.name) })),
    opening: own.opening,
    paragraphs,
    ...(letter.quoteBy && story.text !== undefined ? { quote: { by: pick(letter.quoteBy), text: story.text } } : {}),
    facts: (letter.facts ?? []).map(({ label, value, isStrong }) => ({
      label: pick(label),
      value: pick(value),
      ...(isStrong ? { isStrong } : {}),
    })),
    items: itemsOf(story, input),
    button: { label: pick(letter.button), url: linkOf(story, portalUrl) },
    notes: (letter.notes ?? []).map(pick),
    closing: own.closing,
    footer: footerOf(input).map(pick),
    unusable: own.unusable,
  };
}

/** The page of the filing; nothing in it opens anything: who follows it logs in. */
function linkOf({ filing, filings = [] }: Story, portalUrl: string): string {
  const only = filing ?? (filings.length === 1 ? filings[0] : undefined);
  return only ? `${portalUrl}/#/filings/${only.filingId}` : `${portalUrl}/`;
}

function itemsOf(
  { filings = [] }: Story,
  { portalUrl, language, today, audience }: WritingInput,
): MailContent['items'] {
  return filings.map((filing) => ({
    title: `${filing.organisation}: ${titleOf(filing)[language]}`,
    lines: waitingLines(filing, today, audience).map((line) => line[language]),
    url: `${portalUrl}/#/filings/${filing.filingId}`,
  }));
}

function footerOf({ office, audience, portalUrl }: WritingInput): Both[] {
  return [
    audience === 'client'
      ? say(
          'U krijgt deze mail omdat {office} u vraagt mee te kijken met de btw-aangiften van uw bedrijf.',
          'You get this mail because {office} asks you to look at the VAT filings of your company.',
          { office: office.name },
        )
      : say(
          'U krijgt deze mail omdat u bij {office} werkt. Een beheerder kiest in de portal welke mail het kantoor krijgt.',
          'You get this mail because you work at {office}. A manager chooses in the portal which mail the office gets.',
          { office: office.name },
        ),
    ...(office.email
      ? [
          say('Antwoorden kan: uw mail gaat naar {email}.', 'You can reply: your mail goes to {email}.', {
            email: office.email,
          }),
        ]
      : [
          say(
            'Deze mail is automatisch verstuurd; een antwoord leest niemand.',
            'This mail was sent automatically; nobody reads a reply.',
          ),
        ]),
    say(
      'Wij vragen in een mail nooit om uw wachtwoord. De portal is altijd {portalUrl}.',
      'We never ask for your password in a mail. The portal is always {portalUrl}.',
      { portalUrl },
    ),
  ];
}

function withoutNumbers(story: Story): Story {
  const filing = (one: FilingInMail): FilingInMail => ({ ...one, organisation: hideNumbers(one.organisation) });
  return {
    ...story,
    ...(story.filing ? { filing: filing(story.filing) } : {}),
    ...(story.filings ? { filings: story.filings.map(filing) } : {}),
    ...(story.actor === undefined ? {} : { actor: hideNumbers(story.actor) }),
    ...(story.text === undefined ? {} : { text: hideNumbers(story.text) }),
    ...(story.box === undefined ? {} : { box: hideNumbers(story.box) }),
    ...(story.certificate
      ? { certificate: { ...story.certificate, commonName: hideNumbers(story.certificate.commonName) } }
      : {}),
    ...(story.authority ? { authority: authorityWithoutNumbers(story.authority) } : {}),
  };
}

function authorityWithoutNumbers(authority: NonNullable<Story['authority']>): NonNullable<Story['authority']> {
  const both = (text: Both): Both => ({ nl: hideNumbers(text.nl), en: hideNumbers(text.en) });
  return {
    code: hideNumbers(authority.code),
    ...(authority.meaning ? { meaning: both(authority.meaning) } : {}),
    ...(authority.advice ? { advice: both(authority.advice) } : {}),
  };
}
