import { normaliseNumber } from './number-checks.js';
import { TaxInputError, type Messages } from '../tax.errors.js';

declare const brand: unique symbol;

/** Number of an organisation in the subject of its PKIoverheid certificate (OIN): twenty digits. */
export type Oin = string & { readonly [brand]: 'oin' };

/** Which register the number inside an OIN comes from. */
export type OinKind = 'rsin' | 'fiscal-number' | 'kvk' | 'sub-oin' | 'logius' | 'brin' | 'foreign' | 'uzi' | 'test';

/** What an OIN says of its holder. `number` is the register's own: 9 digits of an RSIN or fiscal number, 8 of a KvK number, else the last 12. */
export interface OinDescription {
  readonly kind: OinKind;
  readonly number: string;
  readonly name: Messages;
}

interface OinPrefix {
  readonly kind: OinKind;
  readonly digits: number;
  readonly name: Messages;
}

const same = (name: string): Messages => ({ nl: name, en: name });

/** The first eight digits and what they stand for (digipoort.md 6); `digits` is the length of the number behind them. */
export const OIN_PREFIXES: Readonly<Record<string, OinPrefix>> = {
  '00000001': { kind: 'rsin', digits: 9, name: same('RSIN') },
  '00000002': { kind: 'fiscal-number', digits: 9, name: { nl: 'fiscaal nummer', en: 'fiscal number' } },
  '00000003': { kind: 'kvk', digits: 8, name: { nl: 'KvK-nummer', en: 'KvK number' } },
  '00000004': { kind: 'sub-oin', digits: 12, name: same('subOIN') },
  '00000006': { kind: 'logius', digits: 12, name: { nl: 'nummer van Logius', en: 'number given by Logius' } },
  '00000007': { kind: 'brin', digits: 12, name: { nl: 'BRIN (onderwijs)', en: 'BRIN (education)' } },
  '00000008': { kind: 'foreign', digits: 12, name: { nl: 'buitenlandse organisatie', en: 'foreign organisation' } },
  '00000009': { kind: 'uzi', digits: 12, name: { nl: 'UZI (zorg)', en: 'UZI (health care)' } },
  '00000099': { kind: 'test', digits: 12, name: { nl: 'testnummer', en: 'test number' } },
};

/** Reads an OIN with spaces or dots; throws TaxInputError OIN_FORM, OIN_PREFIX or OIN_KVK. */
export function parseOin(text: string): Oin {
  const digits = normaliseNumber(text);
  if (!/^\d{20}$/.test(digits)) throw new TaxInputError('OIN_FORM');
  const prefix = OIN_PREFIXES[digits.slice(0, 8)];
  if (prefix === undefined) throw new TaxInputError('OIN_PREFIX');
  if (prefix.kind === 'kvk' && !digits.endsWith('0000')) throw new TaxInputError('OIN_KVK');
  return digits as Oin;
}

/** Says what an OIN stands for. */
export function describeOin(oin: Oin): OinDescription {
  const prefix = OIN_PREFIXES[oin.slice(0, 8)];
  if (prefix === undefined) throw new TaxInputError('OIN_PREFIX');
  return { kind: prefix.kind, number: oin.slice(8, 8 + prefix.digits), name: prefix.name };
}

/** The OIN of a KvK number of eight digits; throws TaxInputError OIN_KVK. */
export function oinOfKvkNumber(kvkNumber: string): Oin {
  if (!/^\d{8}$/.test(kvkNumber)) throw new TaxInputError('OIN_KVK');
  return `00000003${kvkNumber}0000` as Oin;
}

/** True for a number of a test certificate, which anyone may use and production must refuse. */
export function isTestOin(oin: Oin): boolean {
  return describeOin(oin).kind === 'test';
}
