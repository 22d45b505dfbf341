import { normaliseNumber } from '../numbers/number-checks.js';
import { holdsBsn, isOmzetbelastingNumber, omzetbelastingNumberProblem } from '../numbers/omzetbelasting-number.js';
import { periodKey } from '../periods/period.js';
import { TAX_ERRORS } from '../tax.errors.js';
import { ALL_KINDS, defineCheck } from './check.js';

/** Whom the filing is about, and whether it is what the sender said it is. */
export const TAXPAYER_CHECKS = [
  defineCheck({
    code: 'CHECK_TAXPAYER_NUMBER',
    severity: 'refuse',
    kinds: ALL_KINDS,
    title: {
      nl: 'Het omzetbelastingnummer van de ondernemer klopt niet. Neem het over van een brief van de Belastingdienst over de aangifte.',
      en: 'The VAT number (omzetbelastingnummer) of the taxpayer is wrong. Take it from a letter of the tax office about the return.',
    },
    source: 'domain.md 7.6',
    find: ({ taxpayer }) => {
      if (isOmzetbelastingNumber(taxpayer)) return [];
      const reason = omzetbelastingNumberProblem(taxpayer) ?? 'VAT_NUMBER_FORM';
      return [{ details: { reason }, messages: TAX_ERRORS[reason] }];
    },
  }),
  defineCheck({
    code: 'CHECK_TAXPAYER_IS_PERSON',
    severity: 'note',
    kinds: ALL_KINDS,
    title: {
      nl: 'Het omzetbelastingnummer bevat waarschijnlijk een burgerservicenummer (BSN). Toon het alleen afgeschermd.',
      en: 'The VAT number probably holds a citizen service number (BSN). Show it masked only.',
    },
    source: 'domain.md 7.6: an RSIN begins with 00 or 80 to 89',
    find: ({ taxpayer }) => (isOmzetbelastingNumber(taxpayer) && holdsBsn(taxpayer) ? [{}] : []),
  }),
  defineCheck({
    code: 'CHECK_STATED_KIND_DIFFERS',
    severity: 'refuse',
    kinds: ALL_KINDS,
    title: {
      nl: 'Het bestand is een ander soort aangifte dan is opgegeven.',
      en: 'The file is another kind of filing than was stated.',
    },
    source: 'our conclusion',
    find: ({ kind }, { stated }) =>
      stated?.kind === undefined || stated.kind === kind ? [] : [{ details: { found: kind, stated: stated.kind } }],
  }),
  defineCheck({
    code: 'CHECK_STATED_TAXPAYER_DIFFERS',
    severity: 'refuse',
    kinds: ALL_KINDS,
    title: {
      nl: 'Het bestand gaat over een andere ondernemer dan is opgegeven.',
      en: 'The file is about another taxpayer than was stated.',
    },
    source: 'domain.md 7.2: id number mismatch, our conclusion',
    find: ({ taxpayer }, { stated }) => {
      const same = stated?.taxpayer === undefined || normaliseNumber(stated.taxpayer).replace(/^NL/, '') === taxpayer;
      return same ? [] : [{}];
    },
  }),
  defineCheck({
    code: 'CHECK_STATED_PERIOD_DIFFERS',
    severity: 'refuse',
    kinds: ALL_KINDS,
    title: {
      nl: 'Het bestand gaat over een ander tijdvak dan is opgegeven.',
      en: 'The file is about another period than was stated.',
    },
    source: 'domain.md 7.2: period mismatch, our conclusion',
    find: ({ period }, { stated }) =>
      stated?.period === undefined || periodKey(stated.period) === periodKey(period)
        ? []
        : [{ details: { found: periodKey(period), stated: periodKey(stated.period) } }],
  }),
];
