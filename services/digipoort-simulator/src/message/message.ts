import { markup } from '../process/words.js';

/** A message that waits at the ophaalservice for a party. */
export interface Message {
  kenmerk: string;
  /** OIN of who may fetch it. */
  oin: string;
  berichtsoort: string;
  berichtkenmerk: string;
  aanleverkenmerk: string | null;
  nummer: string;
  numberType: string;
  fileName: string;
  content: Buffer;
  /** By the clock of the simulator. */
  availableAt: Date;
}

/** Kind of message of a copy of an assessment; the name at Digipoort is not public, this one is ours. */
export const ASSESSMENT_KIND = 'ServiceberichtAanslag';

/** What a copy of an assessment tells. */
export interface Assessment {
  nummer: string;
  /** Such as `2026-Q3`. */
  tijdvak: string;
  /** Whole euros; negative is to be paid back. */
  bedrag: number;
  dagtekening: Date;
  omschrijving: string;
}

/** A copy of an assessment (SBA) in a shape of our own: the real one is an XBRL report whose taxonomy is not public here. */
export function assessmentCopy(assessment: Assessment): Buffer {
  const field = (name: string, value: string) => `  <${name}>${markup(value)}</${name}>\n`;
  return Buffer.from(
    [
      '<?xml version="1.0" encoding="UTF-8"?>\n',
      '<ServiceberichtAanslag xmlns="urn:akkoord:simulator:servicebericht:1">\n',
      field('Omzetbelastingnummer', assessment.nummer),
      field('Tijdvak', assessment.tijdvak),
      field('Dagtekening', assessment.dagtekening.toISOString().slice(0, 10)),
      field('Bedrag', String(assessment.bedrag)),
      field('Omschrijving', assessment.omschrijving),
      '</ServiceberichtAanslag>\n',
    ].join(''),
    'utf8',
  );
}
