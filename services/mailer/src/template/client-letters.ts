import type { MailKind } from '@akkoord/contracts';
import type { Letter, LetterInput } from './letter.js';
import { reminderLetter } from './reminder-letter.js';
import { say, type Both } from './text.js';
import { withdrawalReason } from './withdrawal-reason.js';
import { factsOf, momentOf, outcomeOf, paymentLines, same } from './words.js';

type Write = (input: LetterInput & { readonly title: Both; readonly organisation: string }) => Letter;

const VIEW = say('Bekijken in de portal', 'View in the portal');
const DECIDE = say('Bekijken en beslissen', 'View and decide');

const filingReady: Write = ({ story, office, title, organisation, today }) => {
  const { filing, approvesAt } = story;
  const outcome = filing && outcomeOf(filing, today);
  return {
    subject: say('Graag uw akkoord: {title} – {organisation}', 'Please approve: {title} – {organisation}', {
      title,
      organisation,
    }),
    title: say('{title} staat klaar', '{title} is ready', { title }),
    paragraphs: [
      say(
        '{office} heeft deze aangifte voor {organisation} klaargezet. Wilt u hem bekijken en beslissen of hij zo naar de Belastingdienst mag?',
        '{office} has prepared this filing for {organisation}. Would you look at it and decide whether it may go to the tax authority like this?',
        { office, organisation },
      ),
      ...(outcome ? [outcome] : []),
      ...(approvesAt
        ? [
            say(
              'U hebt een doorlopend akkoord gegeven. Doet u niets, dan wordt deze aangifte op {moment} uur vanzelf goedgekeurd. Klopt er iets niet? Maak dan vóór dat moment bezwaar in de portal.',
              'You have given a standing approval. If you do nothing, this filing is approved by itself on {moment} (Dutch time). Is something wrong? Then object in the portal before that moment.',
              { moment: momentOf(approvesAt) },
            ),
          ]
        : []),
    ],
    facts: filing ? factsOf(filing) : [],
    button: DECIDE,
    notes: [
      say(
        'Hebt u een vraag? Stel hem in de portal, bij de aangifte.',
        'Do you have a question? Ask it in the portal, at the filing.',
      ),
    ],
  };
};

const partlyGranted: Write = ({ story, title, organisation }) => {
  const { actor, progress, filing } = story;
  const count = progress ? { granted: String(progress.granted), needed: String(progress.needed) } : undefined;
  return {
    subject: say('Nu graag uw akkoord: {title} – {organisation}', 'Your approval is next: {title} – {organisation}', {
      title,
      organisation,
    }),
    title: say('{title} wacht nog op u', '{title} still waits for you', { title }),
    paragraphs: [
      actor
        ? say('{actor} heeft deze aangifte goedgekeurd.', '{actor} has approved this filing.', { actor })
        : say('Er is een akkoord gegeven voor deze aangifte.', 'An approval was given for this filing.'),
      count
        ? say(
            'Dat is {granted} van de {needed} keer dat akkoord nodig is. Uw akkoord wordt nog gevraagd.',
            'That is {granted} of the {needed} approvals it takes. Yours is asked for as well.',
            count,
          )
        : say('Uw akkoord wordt nog gevraagd.', 'Your approval is asked for as well.'),
    ],
    facts: filing ? factsOf(filing) : [],
    button: DECIDE,
  };
};

const forInformation: Write = ({ story, office, title, organisation }) => ({
  subject: say('Ter informatie: {title} – {organisation}', 'For your information: {title} – {organisation}', {
    title,
    organisation,
  }),
  title: say('{title}: u hoeft niets te doen', '{title}: you need do nothing', { title }),
  paragraphs: [
    say(
      '{office} houdt u op de hoogte van deze aangifte. U hoeft niets te doen of te beslissen.',
      '{office} keeps you informed of this filing. There is nothing for you to do or decide.',
      { office },
    ),
  ],
  facts: story.filing ? factsOf(story.filing) : [],
  button: VIEW,
});

const questionAnswered: Write = ({ story, office, title, organisation }) => ({
  subject: say(
    'Antwoord op uw vraag: {title} – {organisation}',
    'Your question is answered: {title} – {organisation}',
    {
      title,
      organisation,
    },
  ),
  title: say('Er is antwoord op uw vraag', 'Your question is answered'),
  paragraphs: [
    say(
      '{who} heeft geantwoord op een vraag over {title} van {organisation}. U kunt nu beslissen.',
      '{who} has answered a question about {title} of {organisation}. You can decide now.',
      { who: story.actor ? same(`${story.actor} (${office})`) : office, title, organisation },
    ),
  ],
  quoteBy: say('Het antwoord', 'The answer'),
  button: DECIDE,
});

const repaired: Write = ({ story, office, title, organisation }) => ({
  subject: say('Opnieuw aan u gevraagd: {title} – {organisation}', 'Asked again: {title} – {organisation}', {
    title,
    organisation,
  }),
  title: say('{title} ligt weer bij u', '{title} is with you again', { title }),
  paragraphs: [
    say(
      'Deze aangifte was afgekeurd. {office} heeft hem opnieuw aan u voorgelegd, omdat hij toch klopt of per vergissing was afgekeurd.',
      'This filing had been rejected. {office} has put it to you again, because it is right after all or was rejected by mistake.',
      { office },
    ),
  ],
  ...(story.text ? { quoteBy: say('Toelichting', 'Explanation') } : {}),
  facts: story.filing ? factsOf(story.filing) : [],
  button: DECIDE,
});

const withdrawn: Write = ({ story, office, title, organisation }) => ({
  subject: say('Ingetrokken: {title} – {organisation}', 'Withdrawn: {title} – {organisation}', { title, organisation }),
  title: say('U hoeft niets meer te doen', 'You need do nothing more'),
  paragraphs: [
    story.withdrawnBy === 'workflow'
      ? say(
          '{title} van {organisation} is ingetrokken, omdat er niet op tijd is beslist. Neem contact op met {office}.',
          '{title} of {organisation} was withdrawn, because nobody decided in time. Please contact {office}.',
          { title, organisation, office },
        )
      : say(
          '{title} van {organisation} is ingetrokken en gaat niet naar de Belastingdienst. Er komt zo nodig een nieuwe aangifte.',
          '{title} of {organisation} was withdrawn and does not go to the tax authority. A new filing follows if needed.',
          { title, organisation },
        ),
  ],
  ...withdrawalReason(story),
  button: VIEW,
});

const approved: Write = ({ story, office, title, organisation }) => ({
  subject: say('Goedgekeurd: {title} – {organisation}', 'Approved: {title} – {organisation}', { title, organisation }),
  title: story.isByMandate
    ? say('Goedgekeurd volgens uw doorlopend akkoord', 'Approved under your standing approval')
    : say('Uw akkoord is vastgelegd', 'Your approval is recorded'),
  paragraphs: [
    story.undoUntil
      ? say(
          'De aangifte wordt verstuurd naar de Belastingdienst. Vergist? U kunt uw akkoord terugnemen tot {moment} uur.',
          'The filing will be sent to the tax authority. A mistake? You can take your approval back until {moment} (Dutch time).',
          { moment: momentOf(story.undoUntil) },
        )
      : say(
          '{office} verstuurt de aangifte nu naar de Belastingdienst. U hoort het als hij is aangenomen.',
          '{office} now sends the filing to the tax authority. You will hear when it has been accepted.',
          { office },
        ),
  ],
  facts: story.filing ? factsOf(story.filing) : [],
  button: VIEW,
});

const sent: Write = ({ story, title, organisation }) => ({
  subject: say('Verstuurd: {title} – {organisation}', 'Sent: {title} – {organisation}', { title, organisation }),
  title: say('{title} is verstuurd', '{title} has been sent', { title }),
  paragraphs: [
    say(
      'De aangifte van {organisation} is bij de Belastingdienst ingediend. U hoort het als hij is aangenomen. U hoeft nu niets te doen.',
      'The filing of {organisation} was handed in at the tax authority. You will hear when it has been accepted. You need do nothing now.',
      { organisation },
    ),
  ],
  facts: [
    ...(story.filing ? factsOf(story.filing).slice(0, 2) : []),
    ...(story.kenmerk ? [{ label: say('Kenmerk', 'Reference'), value: same(story.kenmerk) }] : []),
  ],
  button: VIEW,
});

const accepted: Write = ({ story, title, organisation, payment, today }) => {
  const total = story.filing?.totalEuros ?? 0;
  const isReturn = story.filing?.kind === 'vat-return';
  const outcome = story.filing && outcomeOf(story.filing, today);
  return {
    subject: say('Aangenomen: {title} – {organisation}', 'Accepted: {title} – {organisation}', { title, organisation }),
    title: say('De Belastingdienst heeft de aangifte aangenomen', 'The tax authority accepted the filing'),
    paragraphs: [
      ...(outcome ? [outcome] : []),
      payment
        ? say('Betaal met deze gegevens:', 'Pay with these details:')
        : isReturn && total > 0
          ? say('Hoe u betaalt, staat in de portal.', 'The portal shows how to pay.')
          : isReturn && total < 0
            ? say(
                'De Belastingdienst beslist binnen acht weken en betaalt binnen een week daarna. U hoeft niets te doen.',
                'The tax authority decides within eight weeks and pays within a week after that. You need do nothing.',
              )
            : story.filing?.kind === 'supplement' && total > 0
              ? say(
                  'De aanslag komt van de Belastingdienst, per brief. Betaal met het betalingskenmerk dat daarop staat.',
                  'The assessment comes from the tax authority, in a letter. Pay with the payment reference on it.',
                )
              : story.filing?.kind === 'supplement' && total < 0
                ? say(
                    'De Belastingdienst beslist binnen ongeveer acht weken. U hoeft niets te doen.',
                    'The tax authority decides within about eight weeks. You need do nothing.',
                  )
                : say('U hoeft niets te doen.', 'You need do nothing.'),
    ],
    facts: payment ? paymentLines(payment) : story.filing ? factsOf(story.filing).slice(0, 2) : [],
    button:
      payment || (isReturn && total > 0)
        ? say('Betalen met QR-code in de portal', 'Pay by QR code in the portal')
        : VIEW,
    notes:
      payment && payment.reference === undefined
        ? [
            say(
              'Het betalingskenmerk staat om uw privacy te beschermen niet in deze mail. U vindt het in de portal.',
              'To protect your privacy the payment reference is not in this mail. You find it in the portal.',
            ),
          ]
        : [],
  };
};

const refused: Write = ({ office, title, organisation }) => ({
  subject: say('Niet aangenomen: {title} – {organisation}', 'Not accepted: {title} – {organisation}', {
    title,
    organisation,
  }),
  title: say('De Belastingdienst heeft de aangifte niet aangenomen', 'The tax authority did not accept the filing'),
  paragraphs: [
    say(
      '{office} weet dit en zoekt het uit. U hoeft nu niets te doen; als er een nieuwe aangifte nodig is, leggen zij die aan u voor.',
      '{office} knows of this and is looking into it. You need do nothing now; if a new filing is needed, they will put it to you.',
      { office },
    ),
  ],
  button: VIEW,
});

/** What each kind of mail says to a client. */
export const CLIENT_LETTERS: Partial<Record<MailKind, Write>> = {
  'filing-ready': filingReady,
  'partly-granted': partlyGranted,
  'for-information': forInformation,
  reminder: (input) => reminderLetter('reminder', input),
  'question-answered': questionAnswered,
  repaired,
  withdrawn,
  approved,
  sent,
  accepted,
  refused,
};
