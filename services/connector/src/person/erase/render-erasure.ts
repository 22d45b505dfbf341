import { ERASED_THINGS, KEPT_THINGS, type PersonErasure, type ServiceErasure } from '@akkoord/contracts';

/** Language of the output. */
export type Language = 'nl' | 'en';

const WORDS = {
  nl: {
    rehearsal: 'PROEF: er is niets gewist. Dit zou er gebeuren:',
    complete: 'GEWIST',
    incomplete: 'NOG NIET KLAAR: niet elk onderdeel gaf antwoord. Voer de opdracht straks opnieuw uit.',
    nothing: 'niets (meer) gevonden',
    silent: 'gaf geen antwoord',
    waits: 'wacht tot de andere onderdelen klaar zijn',
    erased: 'gewist',
    kept: 'blijft',
    until: (day: string) => `tot en met ${day}`,
    always: [
      'Wat ook blijft, en waarom:',
      '- ingediende aangiften zelf, met de naam en het telefoonnummer die erin staan: fiscale bewaarplicht van 7 jaar (art. 52 AWR)',
      '- het controlespoor: daarin staan geen namen of adressen, alleen nummers en digests',
      '- back-ups: die lopen af volgens het schema van uw beheerder',
      'Wat u zelf nog doet: haal het account uit PORTAL_API_BOOTSTRAP_ACCOUNTS als het daar staat, en vraag de beheerder van het',
      'boekhoudpakket de persoon daar te wissen (client-sender vergeet zelf wie een aangifte stuurde, zodra het kantoor haar heeft).',
    ],
  },
  en: {
    rehearsal: 'REHEARSAL: nothing was erased. This would happen:',
    complete: 'ERASED',
    incomplete: 'NOT FINISHED: not every part gave an answer. Run the command again later.',
    nothing: 'nothing (more) found',
    silent: 'gave no answer',
    waits: 'waits until the other parts are done',
    erased: 'erased',
    kept: 'kept',
    until: (day: string) => `up to and including ${day}`,
    always: [
      'What is kept as well, and why:',
      '- the filings themselves, with the name and telephone number in them: fiscal retention of 7 years (art. 52 AWR)',
      '- the audit trail: no names or addresses stand in it, only numbers and digests',
      '- backups: they end by the schedule of who runs the system',
      'What is left for you: take the account out of PORTAL_API_BOOTSTRAP_ACCOUNTS if it is there, and ask who runs the',
      'bookkeeping software to erase the person there (client-sender forgets by itself who sent a return, once the office has it).',
    ],
  },
} as const;

/** What was erased where, and what is kept and why, as text. Never names the person. */
export function renderErasure({ isRehearsal, isComplete, services }: PersonErasure, language: Language): string {
  const words = WORDS[language];
  const head = !isComplete ? words.incomplete : isRehearsal ? words.rehearsal : words.complete;
  const parts = services.flatMap((service) => ['', service.service, ...linesOf(service, language)]);
  return [head, ...parts, '', ...words.always].join('\n');
}

function linesOf({ service, isDone, erased, kept }: ServiceErasure, language: Language): string[] {
  const words = WORDS[language];
  const gone = erased.map(
    ({ thing, count }) => `  ${words.erased.padEnd(6)} ${count} × ${ERASED_THINGS[thing][language]}`,
  );
  const left = kept.map(
    ({ thing, count, until }) =>
      `  ${words.kept.padEnd(6)} ${count} × ${KEPT_THINGS[thing][language]}, ${words.until(until)}`,
  );
  if (!isDone && erased.length === 0) return [`  ${service === 'connector' ? words.waits : words.silent}`];
  return gone.length + left.length > 0 ? [...gone, ...left] : [`  ${words.nothing}`];
}
