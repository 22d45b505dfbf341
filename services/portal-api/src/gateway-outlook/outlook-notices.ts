import type {
  CertificateView,
  CommunicationProfileView,
  Outlook,
  OutlookNotice,
  PortalOutlook,
} from '@akkoord/contracts';
import { amsterdamDate, dateLabel, type IsoDate } from '@akkoord/tax';

type Words = OutlookNotice['messages'];

/** Days before the end of a certificate from which the office reads of it; the gateway warns at 90, 60, 30, 14 and 7. */
const FROM_DAYS = 90;
const PRESSING_DAYS = 14;

/** A filing of a client that waits after a failure. */
export interface WaitingFiling {
  readonly nextAttemptAt: Date | undefined;
  readonly dueDate: IsoDate | undefined;
}

const notice = (code: string, tone: OutlookNotice['tone'], messages: Words): OutlookNotice => ({
  code,
  tone,
  messages,
});

/** What the office reads: outages with what waits, filings that stopped, what keeps it from filing, certificates that end. */
export function officeNotices(
  outlook: Pick<Outlook, 'outages' | 'forecast' | 'stopped'>,
  profile: Pick<CommunicationProfileView, 'obstacle'> | undefined,
  certificates: readonly CertificateView[],
): OutlookNotice[] {
  const { outages, forecast, stopped } = outlook;
  const words = forecast?.messages ?? { nl: '', en: '' };
  const told = outages.map(({ messages: { nl, en } }, index) => {
    const more = index === 0 ? { nl: `${nl} ${words.nl}`.trim(), en: `${en} ${words.en}`.trim() } : { nl, en };
    return notice('OUTAGE', 'bad', more);
  });
  const waits = outages.length === 0 && forecast ? [notice('WAITING', 'waiting', forecast.messages)] : [];
  return [
    ...told,
    ...waits,
    ...(stopped > 0 ? [notice('STOPPED', 'bad', stoppedWords(stopped))] : []),
    ...(profile?.obstacle
      ? [notice(profile.obstacle.code, 'bad', { nl: profile.obstacle.nl, en: profile.obstacle.en })]
      : []),
    ...certificates.filter((one) => mustBeReplaced(one, certificates)).map(endingNotice),
  ];
}

/** What a client reads: only of an outage that holds up filings of his own, and that he has nothing to do. */
export function clientNotices(outlook: Outlook, waiting: readonly WaitingFiling[], today: IsoDate): OutlookNotice[] {
  if (outlook.outages.length === 0 || waiting.length === 0) return [];
  const one = waiting.length === 1;
  const due = waiting.flatMap(({ dueDate }) => (dueDate && dueDate >= today ? [dueDate] : [])).sort()[0];
  const day = due && dateLabel(due);
  return [
    notice('OUTAGE', 'waiting', {
      nl: `Digipoort, waar uw kantoor aangiften inlevert, heeft een storing. ${one ? 'Uw aangifte wacht' : `Uw ${waiting.length} aangiften wachten`} en ${one ? 'gaat' : 'gaan'} vanzelf weg zodra het weer kan. U hoeft niets te doen.${day ? ` Inleveren kan tot en met ${day.nl}.` : ''}`,
      en: `Digipoort, where your office files, has an outage. ${one ? 'Your filing waits' : `Your ${waiting.length} filings wait`} and ${one ? 'goes' : 'go'} by ${one ? 'itself' : 'themselves'} as soon as possible. You need not do anything.${day ? ` It can be filed until ${day.en}.` : ''}`,
    }),
  ];
}

/** The view with its figures. */
export function portalOutlook(
  notices: OutlookNotice[],
  { waiting, nextAttemptAt, stopped }: { waiting: number; nextAttemptAt: string | undefined; stopped: number },
): PortalOutlook {
  return { isKnown: true, notices, waiting, ...(nextAttemptAt ? { nextAttemptAt } : {}), stopped };
}

function stoppedWords(count: number): Words {
  return {
    nl: `${count === 1 ? '1 aangifte is gestopt en wacht' : `${count} aangiften zijn gestopt en wachten`} op u. Open ${count === 1 ? 'haar' : 'ze'} om te lezen wat er moet gebeuren.`,
    en: `${count === 1 ? '1 filing has stopped and waits' : `${count} filings have stopped and wait`} for you. Open ${count === 1 ? 'it' : 'them'} to read what has to be done.`,
  };
}

/** In use, soon to end, and nothing there that lasts longer for the same use. */
function mustBeReplaced(one: CertificateView, all: readonly CertificateView[]): boolean {
  if (one.usedFor.length === 0 || one.daysLeft > FROM_DAYS) return false;
  return one.usedFor.some(
    (use) =>
      !all.some(
        (other) =>
          other.environment === one.environment &&
          (other.role === 'both' || other.role === use) &&
          other.validUntil > one.validUntil,
      ),
  );
}

function endingNotice({ daysLeft, validUntil, environment }: CertificateView): OutlookNotice {
  const day = dateLabel(amsterdamDate(new Date(validUntil)));
  const test = environment === 'test';
  const days = daysLeft === 1 ? { nl: '1 dag', en: '1 day' } : { nl: `${daysLeft} dagen`, en: `${daysLeft} days` };
  return notice('CERTIFICATE_EXPIRING', daysLeft <= PRESSING_DAYS ? 'bad' : 'waiting', {
    nl: `Het ${test ? 'testcertificaat' : 'certificaat'} waarmee uw kantoor aangiften verstuurt, loopt over ${days.nl} af, op ${day.nl}. Vraag een nieuw certificaat aan en lees het in; daarna kan uw kantoor blijven versturen.`,
    en: `The ${test ? 'test certificate' : 'certificate'} with which your office files ends in ${days.en}, on ${day.en}. Ask for a new certificate and import it, so that your office can go on filing.`,
  });
}
