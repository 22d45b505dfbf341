import type { CheckedCommon } from '../checks/checked-filing.js';
import type { ExplanationTable } from './filing-explanation.js';
import { same } from './wording.js';

/** Facts no box or line was made of, word for word, so that who approves sees all that is filed. */
export function otherFactsTable({ otherFacts = [] }: CheckedCommon): ExplanationTable[] {
  if (otherFacts.length === 0) return [];
  return [
    {
      title: { nl: 'Andere gegevens in het bestand', en: 'Other facts in the file' },
      columns: [
        { name: { nl: 'Gegeven', en: 'Fact' }, kind: 'text' },
        { name: { nl: 'Waarde', en: 'Value' }, kind: 'text' },
      ],
      rows: otherFacts.map(({ concept, value }) => ({ kind: 'line', cells: [same(concept), same(value)] })),
    },
  ];
}
