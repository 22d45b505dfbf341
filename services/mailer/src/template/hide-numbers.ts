const APART = '[\\s.\\-\u00a0\u2010-\u2015/_]{0,3}';
const digits = (count: number): string => `(?:\\d${APART}){${count - 1}}\\d`;

/** Sixteen digits (betalingskenmerk holds eight of the number), a VAT number, with or without NL, or nine digits by themselves (RSIN, BSN). */
const NUMBERS: readonly RegExp[] = [
  new RegExp(`(?<!\\d)${digits(16)}(?!\\d)`, 'g'),
  new RegExp(`(?:NL${APART})?(?<!\\d)${digits(9)}${APART}B${APART}\\d${APART}\\d`, 'gi'),
  new RegExp(`(?<!\\d)${digits(9)}(?!\\d)`, 'g'),
];

/**
 * Free text and names with everything taken out that can be a VAT number, a BSN or a payment reference: the VAT number of a sole trader holds
 * his BSN, and mail travels and stays where nobody guards it. Rather one number too many than one too few; the portal shows the whole text.
 */
export const hideNumbers = (text: string): string =>
  NUMBERS.reduce((hidden, number) => hidden.replace(number, '•••'), text.normalize('NFKC'));

/** Whether something would be taken out of this text. */
export const holdsNumber = (text: string): boolean => hideNumbers(text) !== text.normalize('NFKC');
