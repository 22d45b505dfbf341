import { FILING_STATUS_NAMES, type MessageKind, type Mover } from '@akkoord/contracts';
import { amsterdamDate, dateLabel, periodLabel } from '@akkoord/tax';
import { moverOf, type StandingFiling } from './standing-filing.js';

type Words = Readonly<Record<'nl' | 'en', string>>;

const KINDS: Readonly<Record<MessageKind, Words>> = {
  'vat-return': { nl: 'btw-aangifte', en: 'VAT return' },
  'icp-statement': { nl: 'opgaaf ICP', en: 'ICP statement' },
  supplement: { nl: 'suppletie', en: 'supplement' },
};

const MOVERS: Readonly<Record<Mover, Words>> = {
  client: { nl: 'de klant kan beslissen', en: 'the client can decide' },
  office: { nl: 'het kantoor is aan zet', en: 'it is the turn of the office' },
  system: { nl: 'gaat vanzelf verder', en: 'goes on by itself' },
  authority: { nl: 'de Belastingdienst is aan zet', en: 'it is the turn of the tax office' },
  nobody: { nl: 'afgehandeld', en: 'ended' },
};

/** More than this in one sentence nobody reads. */
const IN_ONE_SENTENCE = 5;

/** One sentence per language that names filings: kind, period, status, since when, and who can move them; none when there are no filings. */
export function nameFilings(filings: readonly StandingFiling[]): Readonly<Record<'nl' | 'en', string[]>> {
  if (filings.length === 0) return { nl: [], en: [] };
  const named = filings.slice(0, IN_ONE_SENTENCE).map(nameFiling);
  const more = filings.length - named.length;
  return {
    nl: [`Het gaat om: ${[...named.map(({ nl }) => nl), ...(more > 0 ? [`en nog ${more}`] : [])].join('; ')}.`],
    en: [`It is about: ${[...named.map(({ en }) => en), ...(more > 0 ? [`and ${more} more`] : [])].join('; ')}.`],
  };
}

function nameFiling({ kind, period, status, since }: StandingFiling): Words {
  const over = periodLabel(period);
  const day = dateLabel(amsterdamDate(new Date(since)));
  const is = FILING_STATUS_NAMES[status];
  const mover = MOVERS[moverOf(status)];
  return {
    nl: `${KINDS[kind].nl} over ${over.nl} (${lowerFirst(is.nl)} sinds ${day.nl}; ${mover.nl})`,
    en: `${KINDS[kind].en} for ${over.en} (${lowerFirst(is.en)} since ${day.en}; ${mover.en})`,
  };
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
