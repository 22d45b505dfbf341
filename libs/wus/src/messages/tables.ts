import { base64, group, list, optional, text, time, uri, type Field } from './fields.js';

// Lengths and order: digipoort-koppelvlak-1.2.xsd.
const kenmerk = text('kenmerk', 40);
const berichtsoort = text('berichtsoort', 80);
const identity = (name: string): Field => group(name, [text('nummer', 35), text('type', 20)]);
const belanghebbende = identity('identiteitBelanghebbende');
const ontvanger = optional(identity('identiteitOntvanger'));
const rolOntvanger = optional(text('rolOntvanger', 40));
const rolBelanghebbende = text('rolBelanghebbende', 40);
const ownReferences = [optional(text('aanleverkenmerk', 40)), optional(text('eerderAanleverkenmerk', 40))];
const autorisatieAdres = optional(uri('autorisatieAdres', 255));
const window = [optional(time('tijdstempelVanaf')), optional(time('tijdstempelTot'))];

const LONG_TEXT = 1_048_576;
const fout = group('statusFoutcode', [text('foutcode', 20), text('foutbeschrijving', LONG_TEXT)]);
const statusExtra = [optional(fout), optional(text('statusdetails', LONG_TEXT))];

// 20 MiB once decoded.
const file = (name: string): Field =>
  group(name, [text('mimeType', 255), text('bestandsnaam', 80), base64('inhoud', 20_971_520)]);
const bijlagen = optional(list('berichtBijlagen', file('bijlage'), 1));

export const AANLEVER_REQUEST: readonly Field[] = [
  optional(kenmerk),
  berichtsoort,
  ...ownReferences,
  belanghebbende,
  rolBelanghebbende,
  ontvanger,
  rolOntvanger,
  file('berichtInhoud'),
  bijlagen,
  autorisatieAdres,
];

export const AANLEVER_RESPONSE: readonly Field[] = [
  kenmerk,
  berichtsoort,
  ...ownReferences,
  time('tijdstempelAangeleverd'),
  belanghebbende,
  rolBelanghebbende,
  ontvanger,
  rolOntvanger,
  autorisatieAdres,
  optional(text('statuscode', 20)),
  optional(time('tijdstempelStatus')),
  optional(text('statusomschrijving', 80)),
  ...statusExtra,
];

/** getBerichtsoorten. */
export const BERICHTSOORTEN_REQUEST: readonly Field[] = [belanghebbende, autorisatieAdres];

/** An item of getBerichtsoorten: text, not a group. */
export const BERICHTSOORT: Field = berichtsoort;

/** getProcessen. */
export const PROCESSEN_REQUEST: readonly Field[] = [berichtsoort, belanghebbende, autorisatieAdres];

export const PROCES_RESULTAAT: Field = group('ProcesResultaat', [kenmerk, berichtsoort, belanghebbende, ontvanger]);

/** One process: getStatussenProces, getNieuweStatussenProces, getBerichtenKenmerk and getNieuweBerichtenKenmerk. */
export const KENMERK_REQUEST: readonly Field[] = [kenmerk, autorisatieAdres, ...window];

/** getNieuweStatussen. */
export const NIEUWE_STATUSSEN_REQUEST: readonly Field[] = [berichtsoort, belanghebbende, autorisatieAdres, ...window];

export const STATUS_RESULTAAT: Field = group('StatusResultaat', [
  kenmerk,
  belanghebbende,
  text('statuscode', 20),
  time('tijdstempelStatus'),
  text('statusomschrijving', 80),
  ...statusExtra,
]);

/** getBerichten and getNieuweBerichten. */
export const BERICHTEN_REQUEST: readonly Field[] = [
  optional(berichtsoort),
  belanghebbende,
  autorisatieAdres,
  ...window,
];

/** getBerichtenLijst and getNieuweBerichtenLijst: about every party, so none is named. */
export const BERICHTEN_LIJST_REQUEST: readonly Field[] = [optional(berichtsoort), autorisatieAdres, ...window];

export const BERICHT_RESULTAAT: Field = group('BerichtResultaat', [
  kenmerk,
  berichtsoort,
  text('berichtkenmerk', 256),
  ...ownReferences,
  time('tijdstempelAangeleverd'),
  belanghebbende,
  rolBelanghebbende,
  optional(text('identiteitAanleveraar', 35)),
  ontvanger,
  rolOntvanger,
  file('berichtInhoud'),
  bijlagen,
  optional(list('constateringenLijst', group('constatering', [text('code', 20), text('beschrijving', LONG_TEXT)]), 1)),
  optional(list('additioneleElementenLijst', group('element', [text('naam', 40), text('waarde', 255)]), 1)),
]);

export const BERICHT_LIJST_RESULTAAT: Field = group('BerichtLijstResultaat', [berichtsoort, belanghebbende, kenmerk]);
