import { validate as at } from 'stdnum/lib/cjs/at/uid.js';
import { validate as be } from 'stdnum/lib/cjs/be/vat.js';
import { validate as bg } from 'stdnum/lib/cjs/bg/vat.js';
import { validate as cy } from 'stdnum/lib/cjs/cy/vat.js';
import { validate as cz } from 'stdnum/lib/cjs/cz/dic.js';
import { validate as de } from 'stdnum/lib/cjs/de/vat.js';
import { validate as dk } from 'stdnum/lib/cjs/dk/cvr.js';
import { validate as ee } from 'stdnum/lib/cjs/ee/kmkr.js';
import { validate as el } from 'stdnum/lib/cjs/gr/vat.js';
import { validate as es } from 'stdnum/lib/cjs/es/nif.js';
import { validate as fi } from 'stdnum/lib/cjs/fi/alv.js';
import { validate as fr } from 'stdnum/lib/cjs/fr/tva.js';
import { validate as gb } from 'stdnum/lib/cjs/gb/vat.js';
import { validate as hr } from 'stdnum/lib/cjs/hr/oib.js';
import { validate as hu } from 'stdnum/lib/cjs/hu/anum.js';
import { validate as ie } from 'stdnum/lib/cjs/ie/vat.js';
import { validate as it } from 'stdnum/lib/cjs/it/iva.js';
import { validate as lt } from 'stdnum/lib/cjs/lt/pvm.js';
import { validate as lu } from 'stdnum/lib/cjs/lu/tva.js';
import { validate as lv } from 'stdnum/lib/cjs/lv/pvn.js';
import { validate as mt } from 'stdnum/lib/cjs/mt/vat.js';
import { validate as pl } from 'stdnum/lib/cjs/pl/nip.js';
import { validate as pt } from 'stdnum/lib/cjs/pt/nif.js';
import { validate as ro } from 'stdnum/lib/cjs/ro/cif.js';
import { validate as se } from 'stdnum/lib/cjs/se/vat.js';
import { validate as si } from 'stdnum/lib/cjs/si/ddv.js';
import { validate as sk } from 'stdnum/lib/cjs/sk/dph.js';
import type { Messages } from '../tax.errors.js';

/** How VAT numbers of a country look. `form` and `example` are without the prefix; `hasCheckDigit` judges a number of the right form. */
export interface EuVatCountry {
  readonly name: Messages;
  readonly form: RegExp;
  readonly example: string;
  readonly hasCheckDigit: (number: string) => boolean;
}

type Validate = typeof at;

function country(nl: string, en: string, form: RegExp, example: string, validate: Validate): EuVatCountry {
  return { name: { nl, en }, form, example, hasCheckDigit: (number) => validate(number).isValid };
}

/**
 * Forms from the VIES questions and answers of the European Commission, check digits from the library stdnum. Its modules are imported
 * one by one: the whole library takes several times as long to load. Examples are made-up numbers or those of the library's tests.
 */
export const EU_VAT_COUNTRIES = {
  AT: country('Oostenrijk', 'Austria', /^U\d{8}$/, 'U12345675', at),
  BE: country('België', 'Belgium', /^[01]\d{9}$/, '0776091951', be),
  BG: country('Bulgarije', 'Bulgaria', /^\d{9,10}$/, '175074752', bg),
  CY: country('Cyprus', 'Cyprus', /^\d{8}[A-Z]$/, '10259033P', cy),
  CZ: country('Tsjechië', 'Czechia', /^\d{8,10}$/, '25123891', cz),
  DE: country('Duitsland', 'Germany', /^\d{9}$/, '136695976', de),
  DK: country('Denemarken', 'Denmark', /^\d{8}$/, '13585628', dk),
  EE: country('Estland', 'Estonia', /^\d{9}$/, '100931558', ee),
  EL: country('Griekenland', 'Greece', /^\d{9}$/, '094259216', el),
  ES: country('Spanje', 'Spain', /^[A-Z0-9]\d{7}[A-Z0-9]$/, 'J99216582', es),
  FI: country('Finland', 'Finland', /^\d{8}$/, '20774740', fi),
  FR: country('Frankrijk', 'France', /^[A-HJ-NP-Z0-9]{2}\d{9}$/, '83404833048', fr),
  HR: country('Kroatië', 'Croatia', /^\d{11}$/, '33392005961', hr),
  HU: country('Hongarije', 'Hungary', /^\d{8}$/, '12892312', hu),
  IE: country('Ierland', 'Ireland', /^\d[A-Z0-9+*]\d{5}[A-W][A-I]?$/, '6433435F', ie),
  IT: country('Italië', 'Italy', /^\d{11}$/, '00743110157', it),
  LT: country('Litouwen', 'Lithuania', /^(\d{9}|\d{12})$/, '119511515', lt),
  LU: country('Luxemburg', 'Luxembourg', /^\d{8}$/, '15027442', lu),
  LV: country('Letland', 'Latvia', /^\d{11}$/, '40003521600', lv),
  MT: country('Malta', 'Malta', /^\d{8}$/, '11679112', mt),
  PL: country('Polen', 'Poland', /^\d{10}$/, '8567346215', pl),
  PT: country('Portugal', 'Portugal', /^\d{9}$/, '501964843', pt),
  RO: country('Roemenië', 'Romania', /^\d{2,10}$/, '18547290', ro),
  SE: country('Zweden', 'Sweden', /^\d{12}$/, '123456789701', se),
  SI: country('Slovenië', 'Slovenia', /^\d{8}$/, '50223054', si),
  SK: country('Slowakije', 'Slovakia', /^\d{10}$/, '2022749619', sk),
  XI: country('Noord-Ierland', 'Northern Ireland', /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, '980780684', gb),
} as const satisfies Record<string, EuVatCountry>;

/** Country codes of the ICP statement: the EU without the Netherlands, `EL` for Greece, `XI` for Northern Ireland (goods only). */
export type EuVatCountryCode = keyof typeof EU_VAT_COUNTRIES;
