/** How a process ends. */
export type Outcome =
  | 'accepted'
  | 'refused'
  | 'xbrl-invalid'
  | 'validator-down'
  | 'not-authorised'
  | 'authorisation-down'
  | 'delivery-refused'
  | 'delivery-trouble'
  | 'delivery-given-up';

// Texts: those of the real stub where it shows them, else Logius' own names (digipoort page 3.1).
export const STATUS_TEXTS = {
  '105': 'Aanleverproces gestart.',
  '100': 'Aanleveren gelukt.',
  '110': 'Aanleverproces wordt aangeboden.',
  '200': 'Authenticatie gelukt.',
  '210': 'Authenticatie (verzender) niet gelukt',
  '230': 'Technisch probleem bij de AuSP',
  '301': 'Validatie gelukt.',
  '311': 'Validatie niet gelukt',
  '321': 'Technische problemen bij validatie',
  '405': 'Afleveren naar uitvragende partij bezig...',
  '400': 'Afleveren uitvragende partij gelukt.',
  '410': 'Afleveren uitvragende partij niet gelukt',
  '420': 'Technisch probleem bij de afleverservice uitvragende partij',
  '500': 'Validatie bij de uitvragende partij gelukt.',
  '510': 'Validatie bij de uitvragende partij niet gelukt',
} as const;

/** A status code that the simulator gives. */
export type StatusCode = keyof typeof STATUS_TEXTS;

const BEGIN: readonly StatusCode[] = ['105', '100', '110'];
const DELIVERING: readonly StatusCode[] = [...BEGIN, '200', '301', '301', '405'];

/** The statuses of each outcome in order (digipoort page 8.2). */
export const SEQUENCES: Record<Outcome, readonly StatusCode[]> = {
  accepted: [...DELIVERING, '400', '500'],
  refused: [...DELIVERING, '400', '510'],
  'xbrl-invalid': [...BEGIN, '200', '311'],
  'validator-down': [...BEGIN, '200', '321'],
  'not-authorised': [...BEGIN, '210'],
  'authorisation-down': [...BEGIN, '230'],
  'delivery-refused': [...BEGIN, '200', '301', '405', '410'],
  'delivery-trouble': [...DELIVERING, '420', '420', '400', '500'],
  'delivery-given-up': [...DELIVERING, '420', '420', '420', '420', '420', '420'],
};

/** The outcomes that end at the Belastingdienst as accepted: what the oracle for "never filed twice" counts. */
export const ACCEPTING: readonly Outcome[] = ['accepted', 'delivery-trouble'];

// Digipoort tries for 72 hours (digipoort page 3.1, 420); at which moments is not known: ours thin out.
const ATTEMPTS = [0, 1 / 72, 6 / 72, 24 / 72, 48 / 72, 1];

/** Milliseconds from receipt to each status; each comes one step after the one before, but attempts that fail take until `giveUpMs`. */
export function statusTimes(outcome: Outcome, stepMs: number, giveUpMs: number): number[] {
  const sequence = SEQUENCES[outcome];
  if (outcome !== 'delivery-given-up') return sequence.map((_, index) => index * stepMs);
  const first = sequence.indexOf('420');
  return sequence.map((_, index) =>
    index < first ? index * stepMs : first * stepMs + Math.round((ATTEMPTS[index - first] ?? 1) * giveUpMs),
  );
}
