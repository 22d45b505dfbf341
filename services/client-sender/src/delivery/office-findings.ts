import { FilingFinding } from '@akkoord/contracts';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** More remarks than this are no help to anybody. */
const AT_MOST = 200;

/** The remarks in a connector's answer to a delivery; what is not a remark as we know it is passed over. */
export function findingsIn(body: unknown): FilingFinding[] {
  const { findings } = (body ?? {}) as { findings?: unknown };
  if (!Array.isArray(findings)) return [];
  return findings
    .slice(0, AT_MOST)
    .filter((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
    .map((one) => plainToInstance(FilingFinding, one))
    .filter((one) => validateSync(one, { whitelist: true }).length === 0);
}

/** What an ERP sees: the remarks from before sending, and those that only the office could make. */
export function withOfficeFindings(
  own: readonly FilingFinding[],
  ofOffice: readonly FilingFinding[],
): readonly FilingFinding[] {
  const known = new Set(own.map(({ code }) => code));
  return [...own, ...ofOffice.filter(({ code }) => !known.has(code))];
}
