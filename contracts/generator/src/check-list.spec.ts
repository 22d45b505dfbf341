import { describe, expect, it } from '@jest/globals';
import { checkList, listedChecks } from './check-list.js';
import { errorList } from './error-list.js';
import { findingSeverities } from './finding-severities.js';

const root = new URL('../../../', import.meta.url).pathname;
const codesIn = (text: string) => [...text.matchAll(/^\| `([A-Z][\w.-]+)`/gm)].map(([, code]) => code!);

describe('docs/checks.md', () => {
  it('has a row for every check, and no code twice', () => {
    const rows = codesIn(checkList(root));
    expect(new Set(rows)).toEqual(new Set(listedChecks()));
    expect(rows).toHaveLength(new Set(rows).size);
    expect(rows).toEqual(expect.arrayContaining(['CHECK_RATE_DIFFERS', 'ARITHMETIC_5A', 'FR-NL-5.01', 'PDF_BROKEN']));
  });

  it('shares no code with docs/errors.md', () => {
    const errors = codesIn(errorList(root, listedChecks()));
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.filter((code) => listedChecks().has(code))).toEqual([]);
  });

  it('knows the severity with which reading reports a code', () => {
    const severities = findingSeverities(root, 'libs/xbrl/src');
    expect(severities.get('XBRL_HEADER_FACT_MISSING')).toEqual(new Set(['warn']));
    expect(severities.get('FR-NL-5.01')).toEqual(new Set(['refuse']));
  });
});
