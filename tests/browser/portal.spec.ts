// The page as people use it, in a real browser, against the whole system; it is started once, and the scenes play in this order.
import {
  bakeryCustomers,
  bakeryCustomersMistyped,
  bakeryQuarter,
  bakerySupplement,
  handymanQuarter,
  ORGANISATIONS,
  shapeWorkflow,
} from '@akkoord/local';
import { eventually } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessibility } from './accessibility.scenes.js';
import { approving } from './approving.scenes.js';
import { asking } from './asking.scenes.js';
import { browserProgram } from './browser.js';
import { broken } from './broken.scenes.js';
import { deciding } from './deciding.scenes.js';
import { fitting } from './fitting.scenes.js';
import { outage } from './outage.scenes.js';
import { PEOPLE, Stage } from './stage.js';
import { stopped } from './stopped.scenes.js';

const [bakery, handyman] = ORGANISATIONS as [(typeof ORGANISATIONS)[0], (typeof ORGANISATIONS)[0]];
/** More digits than most ever see. */
const bigQuarter = (vat: string, period: string): object => ({
  ...handymanQuarter(vat, period),
  boxes: { '1a.turnover': 987_654_321, '1a.tax': 207_407_407, '5b': 4567 },
});
const PERIOD = '2026-Q3';
/** Long enough for any test to take an approval back. */
const HOUR_S = 3600;
const program = browserProgram();
if (!program) console.log('skipped: no Chromium on this machine (AKKOORD_CHROMIUM names one)');

(program ? describe : describe.skip)('the portal in a browser', () => {
  const stage = new Stage();

  beforeAll(async () => {
    await stage.start(program!);
    await shapeWorkflow(await stage.atDesk(PEOPLE.manager), HOUR_S);
    await stage.submit('B-OB', 'vat-return', bakeryQuarter(bakery.vatNumber, PERIOD));
    await stage.submit('B-ICP-1', 'icp-statement', bakeryCustomersMistyped(bakery.vatNumber, PERIOD));
    const supersedes = { supersedes: 'B-ICP-1' };
    await stage.submit('B-ICP-2', 'icp-statement', bakeryCustomers(bakery.vatNumber, PERIOD), supersedes);
    await stage.submit('B-SUP', 'supplement', bakerySupplement(bakery.vatNumber, '2026-Q2'));
    for (const period of ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2', PERIOD]) {
      await stage.submit(`H-${period}`, 'vat-return', handymanQuarter(handyman.vatNumber, period));
    }
    await stage.submit('H-BIG', 'vat-return', bigQuarter(handyman.vatNumber, '2024-Q1'));
    await stage.submit('H-OLD', 'vat-return', handymanQuarter(handyman.vatNumber, '2024-Q2'));
    await eventually(async () => {
      for (const reference of ['B-OB', 'B-ICP-2', `H-${PERIOD}`, 'H-BIG', 'H-OLD'])
        expect(await stage.statusOf(reference)).toBe(30);
      expect(await stage.statusOf('B-SUP')).toBe(25);
    });
  });
  afterAll(async () => stage.stop());

  approving(stage);
  deciding(stage);
  asking(stage);
  fitting(stage);
  broken(stage);
  outage(stage);
  stopped(stage);
  accessibility(stage);

  it('never made the browser complain', () => {
    expect(stage.complaints).toEqual([]);
  });
});
