import type { IsoDate } from '@akkoord/tax';
import type { FilingInMail } from '../mail/story.js';
import type { Letter, LetterInput } from './letter.js';
import { say, type Both } from './text.js';
import { dueDayOf, isLate, isPaidByDueDay, outcomeOf, titleOf } from './words.js';

const WHY: Readonly<Record<NonNullable<FilingInMail['reason']>, Both>> = {
  'nearly-due': say('Bijna te laat en nog niet beslist.', 'Nearly due and not decided.'),
  overdue: say('De termijn is voorbij en er is niet beslist.', 'The term is over and nobody decided.'),
  'question-open': say('De klant wacht op uw antwoord.', 'The client waits for your answer.'),
  'nobody-asked': say(
    'Er zijn te weinig mensen die mogen beslissen. Open de aangifte: daar staat wat u kunt doen.',
    'Too few people may decide. Open the filing: it says what you can do.',
  ),
};

/** A reminder to one person, or an escalation to the office, about one filing or many. */
export function reminderLetter(kind: 'reminder' | 'escalated', { story }: LetterInput): Letter {
  const filings = story.filings ?? [];
  const [first] = filings;
  const isOne = filings.length === 1 && first;
  const about = isOne
    ? say('{title} – {organisation}', '{title} – {organisation}', {
        title: titleOf(first),
        organisation: first.organisation,
      })
    : say('{count} aangiften', '{count} filings', { count: String(filings.length) });
  const isOffice = kind === 'escalated';
  return {
    subject: isOffice
      ? say('Actie nodig: {about}', 'Action needed: {about}', { about })
      : say('Herinnering: {about}', 'Reminder: {about}', { about }),
    title: isOffice
      ? say('Dit wacht te lang', 'This waits too long')
      : isOne
        ? say('Deze aangifte wacht op u', 'This filing waits for you')
        : say('{count} aangiften wachten op u', '{count} filings wait for you', { count: String(filings.length) }),
    paragraphs: [
      isOffice
        ? say('Help deze aangiften op tijd verder.', 'Help these filings along in time.')
        : say(
            'Wilt u beslissen? Hieronder staat wat er wacht, het dringendste eerst.',
            'Would you decide? Below is what waits, the most urgent first.',
          ),
    ],
    button: isOne ? say('Bekijken en beslissen', 'View and decide') : say('Naar de portal', 'To the portal'),
  };
}

/** What a digest says of one filing to the client, or to the office about its client. */
export function waitingLines(filing: FilingInMail, today: IsoDate, reader: 'client' | 'office'): Both[] {
  const day = dueDayOf(filing);
  const outcome = outcomeOf(filing, today, reader);
  return [
    ...(filing.reason ? [WHY[filing.reason]] : []),
    ...(outcome ? [outcome] : []),
    ...(day && !isPaidByDueDay(filing)
      ? [
          isLate(filing, today)
            ? say('De uiterste datum was {day}.', 'It was due by {day}.', { day })
            : say('Indienen uiterlijk {day}.', 'To be filed by {day}.', { day }),
        ]
      : []),
    ...(filing.costOfWaiting ? [filing.costOfWaiting] : []),
  ];
}
