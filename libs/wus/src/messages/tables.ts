import { base64, group, optional, text, time, type Field } from './fields.js';

// Lengths and order: digipoort-koppelvlak-1.2.xsd.
const kenmerk = text('kenmerk', 40);
const berichtsoort = text('berichtsoort', 80);
const identity = (name: string): Field => group(name, [text('nummer', 35), text('type', 20)]);
const fout: readonly Field[] = [text('foutcode', 20), text('foutbeschrijving', 1_048_576)];
const autorisatieAdres = optional(text('autorisatieAdres', 255));
const window = [optional(time('tijdstempelVanaf')), optional(time('tijdstempelTot'))];
const statusExtra = [optional(group('statusFoutcode', fout)), optional(text('statusdetails', 1_048_576))];

export const FOUT = fout;

export const AANLEVER_REQUEST: readonly Field[] = [
  optional(kenmerk),
  berichtsoort,
  optional(text('aanleverkenmerk', 40)),
  optional(text('eerderAanleverkenmerk', 40)),
  identity('identiteitBelanghebbende'),
  text('rolBelanghebbende', 40),
  optional(identity('identiteitOntvanger')),
  optional(text('rolOntvanger', 40)),
  group('berichtInhoud', [text('mimeType', 255), text('bestandsnaam', 80), base64('inhoud', 20_971_520)]),
  autorisatieAdres,
];

export const AANLEVER_RESPONSE: readonly Field[] = [
  kenmerk,
  berichtsoort,
  optional(text('aanleverkenmerk', 40)),
  optional(text('eerderAanleverkenmerk', 40)),
  time('tijdstempelAangeleverd'),
  identity('identiteitBelanghebbende'),
  text('rolBelanghebbende', 40),
  optional(identity('identiteitOntvanger')),
  optional(text('rolOntvanger', 40)),
  autorisatieAdres,
  optional(text('statuscode', 20)),
  optional(time('tijdstempelStatus')),
  optional(text('statusomschrijving', 80)),
  ...statusExtra,
];

export const STATUSSEN_PROCES_REQUEST: readonly Field[] = [kenmerk, autorisatieAdres, ...window];

export const STATUS_RESULTAAT: readonly Field[] = [
  kenmerk,
  identity('identiteitBelanghebbende'),
  text('statuscode', 20),
  time('tijdstempelStatus'),
  text('statusomschrijving', 80),
  ...statusExtra,
];

export const PROCESSEN_REQUEST: readonly Field[] = [
  berichtsoort,
  identity('identiteitBelanghebbende'),
  autorisatieAdres,
];

export const PROCES_RESULTAAT: readonly Field[] = [
  kenmerk,
  berichtsoort,
  identity('identiteitBelanghebbende'),
  optional(identity('identiteitOntvanger')),
];
