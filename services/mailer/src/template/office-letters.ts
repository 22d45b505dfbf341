import type { MailKind } from '@akkoord/contracts';
import { dateLabel, amsterdamDate } from '@akkoord/tax';
import type { Letter, LetterInput } from './letter.js';
import { reminderLetter } from './reminder-letter.js';
import { say, type Both } from './text.js';
import { withdrawalReason } from './withdrawal-reason.js';
import { factsOf, momentOf, same, type BothLine } from './words.js';

type Write = (input: LetterInput & { readonly title: Both; readonly organisation: string }) => Letter;

const VIEW = say('Openen in de portal', 'Open in the portal');
const SOMEBODY = say('De klant', 'The client');

const reviewRequested: Write = ({ story, title, organisation }) => ({
  subject: say('Ter controle: {title} – {organisation}', 'To review: {title} – {organisation}', {
    title,
    organisation,
  }),
  title: say('Een aangifte wacht op uw controle', 'A filing waits for your review'),
  paragraphs: [
    say(
      'Na uw controle gaat {title} van {organisation} naar de klant.',
      'After your review {title} of {organisation} goes to the client.',
      { title, organisation },
    ),
  ],
  facts: story.filing ? factsOf(story.filing) : [],
  button: say('Bekijken en controleren', 'View and review'),
});

const forInformation: Write = ({ story, title, organisation }) => ({
  subject: say('Ter informatie: {title} – {organisation}', 'For your information: {title} – {organisation}', {
    title,
    organisation,
  }),
  title: say('{title}: u hoeft niets te doen', '{title}: you need do nothing', { title }),
  paragraphs: [
    say(
      'De workflow van het kantoor houdt u op de hoogte van deze aangifte. U hoeft niets te doen of te beslissen.',
      'The workflow of the office keeps you informed of this filing. There is nothing for you to do or decide.',
    ),
  ],
  facts: story.filing ? factsOf(story.filing) : [],
  button: say('Bekijken in de portal', 'View in the portal'),
});

const questionAsked: Write = ({ story, title, organisation }) => ({
  subject: say('Vraag van {organisation}: {title}', 'Question from {organisation}: {title}', { title, organisation }),
  title: say('Uw klant heeft een vraag', 'Your client has a question'),
  paragraphs: [
    story.box
      ? say('{who} vraagt iets over rubriek {box} van {title}.', '{who} asks something about box {box} of {title}.', {
          who: story.actor ?? SOMEBODY,
          box: story.box,
          title,
        })
      : say('{who} vraagt iets over {title}.', '{who} asks something about {title}.', {
          who: story.actor ?? SOMEBODY,
          title,
        }),
    say('De aangifte wacht tot u hebt geantwoord.', 'The filing waits until you have answered.'),
  ],
  quoteBy: say('De vraag', 'The question'),
  facts: story.filing ? factsOf(story.filing) : [],
  button: say('Antwoorden', 'Answer'),
});

const rejected: Write = ({ story, title, organisation }) => ({
  subject: say('Afgekeurd: {title} – {organisation}', 'Rejected: {title} – {organisation}', { title, organisation }),
  title: say('Uw klant heeft de aangifte afgekeurd', 'Your client rejected the filing'),
  paragraphs: [
    say('{who} heeft {title} van {organisation} afgekeurd.', '{who} rejected {title} of {organisation}.', {
      who: story.actor ?? SOMEBODY,
      title,
      organisation,
    }),
    say(
      'Klopt dat, stuur dan een nieuwe versie vanuit uw pakket. Was het een vergissing, leg de aangifte dan opnieuw voor met "Herstellen".',
      'If that is right, send a new version from your software. If it was a mistake, put the filing to the client again with "Repair".',
    ),
  ],
  quoteBy: say('De reden', 'The reason'),
  button: VIEW,
});

const undone: Write = ({ story, title, organisation }) => ({
  subject: say('Akkoord teruggenomen: {title} – {organisation}', 'Approval taken back: {title} – {organisation}', {
    title,
    organisation,
  }),
  title: say('De klant heeft zijn akkoord teruggenomen', 'The client took the approval back'),
  paragraphs: [
    say(
      '{who} heeft het akkoord op {title} binnen de bedenktijd teruggenomen. De aangifte wacht weer op de klant.',
      '{who} took the approval of {title} back within the grace period. The filing waits for the client again.',
      { who: story.actor ?? SOMEBODY, title },
    ),
  ],
  button: VIEW,
});

const withdrawn: Write = ({ story, title, organisation }) => ({
  subject: say('Ingetrokken: {title} – {organisation}', 'Withdrawn: {title} – {organisation}', { title, organisation }),
  title: say('Een aangifte is ingetrokken', 'A filing was withdrawn'),
  paragraphs: [
    story.isSuperseded
      ? say(
          'Er is een nieuwe versie van {title} van {organisation}. De oude is ingetrokken.',
          'There is a new version of {title} of {organisation}. The old one was withdrawn.',
          { title, organisation },
        )
      : story.withdrawnBy === 'workflow'
        ? say(
            'Over {title} van {organisation} is niet op tijd beslist; de aangifte is verlopen.',
            'Nobody decided on {title} of {organisation} in time; the filing expired.',
            { title, organisation },
          )
        : say(
            'De klantomgeving heeft {title} van {organisation} ingetrokken.',
            'The client environment withdrew {title} of {organisation}.',
            { title, organisation },
          ),
  ],
  // That it was superseded has been said.
  ...withdrawalReason(story),
  button: VIEW,
});

const approved: Write = ({ story, title, organisation }) => ({
  subject: say('Goedgekeurd: {title} – {organisation}', 'Approved: {title} – {organisation}', { title, organisation }),
  title: say('Een aangifte is goedgekeurd', 'A filing was approved'),
  paragraphs: [
    story.isByMandate
      ? say(
          '{title} is goedgekeurd volgens het doorlopend akkoord.',
          '{title} was approved under the standing approval.',
          {
            title,
          },
        )
      : say('{who} heeft {title} goedgekeurd.', '{who} approved {title}.', { who: story.actor ?? SOMEBODY, title }),
  ],
  facts: story.filing ? factsOf(story.filing) : [],
  button: VIEW,
});

const sent: Write = ({ story, title, organisation }) => ({
  subject: say('Verstuurd: {title} – {organisation}', 'Sent: {title} – {organisation}', { title, organisation }),
  title: say('Een aangifte is verstuurd', 'A filing was sent'),
  paragraphs: [say('Digipoort heeft de aangifte ontvangen.', 'Digipoort has received the filing.')],
  facts: [
    ...(story.filing ? factsOf(story.filing).slice(0, 2) : []),
    ...(story.kenmerk ? [{ label: say('Kenmerk', 'Reference'), value: same(story.kenmerk) }] : []),
  ],
  button: VIEW,
});

const accepted: Write = ({ story, title, organisation }) => ({
  subject: say('Aangenomen: {title} – {organisation}', 'Accepted: {title} – {organisation}', { title, organisation }),
  title: say('De Belastingdienst heeft een aangifte aangenomen', 'The tax authority accepted a filing'),
  paragraphs: [],
  facts: story.filing ? factsOf(story.filing) : [],
  button: VIEW,
});

const refused: Write = ({ story, title, organisation }) => ({
  subject: say(
    'Geweigerd door de Belastingdienst: {title} – {organisation}',
    'Refused by the tax authority: {title} – {organisation}',
    { title, organisation },
  ),
  title: say('De Belastingdienst heeft de aangifte geweigerd', 'The tax authority refused the filing'),
  paragraphs: [
    story.authority?.meaning ??
      say('De portal toont de woorden van de Belastingdienst.', 'The portal shows the authority’s own words.'),
    ...(story.authority?.advice ? [story.authority.advice] : []),
  ],
  facts: [...(story.filing ? factsOf(story.filing) : []), ...codeLine(story)],
  button: VIEW,
});

const sendFailed: Write = ({ story, title, organisation }) => ({
  subject: story.nextAttemptAt
    ? say('Verzenden lukt nog niet: {title} – {organisation}', 'Sending fails so far: {title} – {organisation}', {
        title,
        organisation,
      })
    : say('Verzenden lukt niet: {title} – {organisation}', 'Sending failed: {title} – {organisation}', {
        title,
        organisation,
      }),
  title: story.nextAttemptAt
    ? say('Verzenden lukt nog niet', 'Sending does not succeed yet')
    : say('Verzenden lukt niet zonder uw hulp', 'Sending needs your help'),
  paragraphs: [
    ...(story.authority?.meaning ? [story.authority.meaning] : []),
    ...(story.authority?.advice ? [story.authority.advice] : []),
    story.nextAttemptAt
      ? say(
          'De volgende poging volgt vanzelf op {moment} uur. Er is niets verloren.',
          'The next attempt follows by itself on {moment} (Dutch time). Nothing is lost.',
          { moment: momentOf(story.nextAttemptAt) },
        )
      : say(
          'De aangifte wacht tot u dit hebt opgelost. Er is niets verloren.',
          'The filing waits until you have solved this. Nothing is lost.',
        ),
  ],
  facts: [...(story.filing ? factsOf(story.filing) : []), ...codeLine(story)],
  button: VIEW,
});

const certificateExpiring: Write = ({ story }) => {
  const { certificate } = story;
  const days = String(certificate?.daysLeft ?? 0);
  const day = certificate ? dateLabel(amsterdamDate(new Date(certificate.validUntil))) : same('');
  return {
    subject: say(
      'Uw certificaat voor Digipoort verloopt over {days} dagen',
      'Your certificate for Digipoort ends in {days} days',
      { days },
    ),
    title: say('Uw certificaat verloopt op {day}', 'Your certificate ends on {day}', { day }),
    paragraphs: [
      certificate?.hasSuccessor
        ? say(
            'Er staat al een opvolger klaar, die het vanzelf overneemt. U hoeft niets te doen.',
            'Its successor is in place and takes over by itself. You need do nothing.',
          )
        : say(
            'Zonder nieuw certificaat kunt u na die dag geen aangiften meer versturen. Vraag er nu een aan: dat kost vaak weken.',
            'Without a new certificate you cannot send filings after that day. Ask for one now: it often takes weeks.',
          ),
    ],
    facts: [
      { label: say('Certificaat', 'Certificate'), value: same(certificate?.commonName ?? '') },
      { label: say('Geldig tot en met', 'Valid until'), value: day, isStrong: true },
      ...(certificate?.isTest ? [{ label: say('Omgeving', 'Environment'), value: say('proefomgeving', 'test') }] : []),
    ],
    button: say('Naar de portal', 'To the portal'),
  };
};

const codeLine = ({ authority }: LetterInput['story']): BothLine[] =>
  authority ? [{ label: say('Code', 'Code'), value: same(authority.code) }] : [];

/** What each kind of mail says to the office. */
export const OFFICE_LETTERS: Partial<Record<MailKind, Write>> = {
  'review-requested': reviewRequested,
  'for-information': forInformation,
  reminder: (input) => reminderLetter('reminder', input),
  escalated: (input) => reminderLetter('escalated', input),
  'question-asked': questionAsked,
  rejected,
  undone,
  withdrawn,
  approved,
  sent,
  'send-failed': sendFailed,
  accepted,
  refused,
  'certificate-expiring': certificateExpiring,
};
