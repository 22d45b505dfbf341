import type { FilingExplanation } from './filing-explanation.js';

/** The parts of an explanation that differ by kind of filing. */
export type ExplainedParts = Pick<
  FilingExplanation,
  'headline' | 'because' | 'tables' | 'payment' | 'fileBy' | 'notes'
>;
