import { FilingFinding, readContract } from '@akkoord/contracts';
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
    .map(findingIn)
    .filter((one) => one !== undefined);
}

/** A remark as we know it, without what we do not know of it; undefined for anything else. */
function findingIn(given: unknown): FilingFinding | undefined {
  const read = readContract(FilingFinding, given);
  if (read) return read;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const finding = plainToInstance(FilingFinding, given);
  return validateSync(finding, { whitelist: true }).length === 0 ? finding : undefined;
}

/** What an ERP sees: the remarks from before sending, and those that only the office could make. */
export function withOfficeFindings(
  own: readonly FilingFinding[],
  ofOffice: readonly FilingFinding[],
): readonly FilingFinding[] {
  const known = new Set(own.map(({ code }) => code));
  return [...own, ...ofOffice.filter(({ code }) => !known.has(code))];
}
