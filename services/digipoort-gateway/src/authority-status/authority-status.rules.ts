/** What a status code of Digipoort means for the filing. */
export type CodeMeaning = 'under-way' | 'accepted' | 'refused';

/**
 * Codes as documented (digipoort.md 3.1). A code that is not here is under way: shown, never guessed.
 * 420 is retried by Digipoort for 72 hours and ends only with AFS600.
 */
export const STATUS_CODES: Readonly<Record<string, CodeMeaning>> = {
  '100': 'under-way',
  '105': 'under-way',
  '110': 'under-way',
  '200': 'under-way',
  '210': 'refused',
  '230': 'refused',
  '301': 'under-way',
  '311': 'refused',
  '321': 'refused',
  '400': 'under-way',
  '405': 'under-way',
  '410': 'refused',
  '420': 'under-way',
  '500': 'accepted',
  '510': 'refused',
};

/** Whether a status with a statusFoutcode is the end: it is, except that 420 is retried until it is given up. */
export const isFailure = (code: string, foutcode: string | undefined): boolean =>
  foutcode !== undefined && (code !== '420' || foutcode === 'AFS600');
