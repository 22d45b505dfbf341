import { TaxInputError } from '../tax.errors.js';

/** The code `work` is refused with, `accepted` when it is not refused; any other error passes on. For tests. */
export function refusalCode(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof TaxInputError) return error.code;
    throw error;
  }
  return 'accepted';
}
