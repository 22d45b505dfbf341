import type { InstanceFact } from '../instance/instance.js';
import { clark, NS } from '../instance/namespaces.js';
import { keepsRule, type ValueRule } from '../taxonomies/value-types.js';
import type { Report } from './report.js';

const EUR = clark(NS.iso4217, 'EUR');
const LONGEST_AMOUNT = 40;

/** The value of a text fact when it obeys its rule; otherwise a finding and undefined. */
export function readText(report: Report, fact: InstanceFact, rule: ValueRule): string | undefined {
  const { name: concept, value } = fact;
  if (fact.unitRef !== undefined || fact.decimals !== undefined)
    report.findings.add('XBRL_UNEXPECTED_ATTRIBUTE', { concept });
  if (keepsRule(value, rule)) return value;
  if (rule.kind === 'text') report.findings.add('XBRL_VALUE_LENGTH', { concept, limit: rule.max });
  else report.findings.add('XBRL_VALUE_TYPE', { concept });
  return undefined;
}

/** The whole euros of an amount when unit, decimals and digits are right; otherwise a finding and undefined. */
export function readEuros(
  report: Report,
  fact: InstanceFact,
  rule: Extract<ValueRule, { kind: 'euros' }>,
): number | undefined {
  const { findings, instance } = report;
  const concept = fact.name;
  if (fact.unitRef === undefined || instance.units.get(fact.unitRef)?.key !== EUR)
    findings.add('XBRL_UNIT_INVALID', { concept });
  if (fact.decimals !== 'INF' && !/^\d{1,3}$/.test(fact.decimals ?? '')) findings.add('XBRL_DECIMALS', { concept });
  // What XML Schema calls a decimal with no fraction: a sign, leading zeros and ".0" do not change the amount.
  const short = fact.value.length <= LONGEST_AMOUNT ? fact.value : '';
  const [, sign, digits] = /^([+-]?)0*(\d+)(?:\.0*)?$/.exec(short) ?? [];
  if (digits === undefined) {
    findings.add('XBRL_VALUE_TYPE', { concept });
    return undefined;
  }
  if (digits.length > rule.digits) {
    findings.add('XBRL_VALUE_DIGITS', { concept, limit: rule.digits });
    return undefined;
  }
  const amount = Number(digits) * (sign === '-' ? -1 : 1) + 0;
  if (amount === 0 && !rule.zero) findings.add('XBRL_VALUE_TYPE', { concept });
  return amount;
}
