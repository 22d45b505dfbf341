import { isIban } from './iban.js';
import { isPaymentReference } from './payment-reference.js';
import type { PaymentInstruction } from './vat-return-outcome.js';
import { TaxInputError } from '../tax.errors.js';

/** On which line of the code the reference stands. */
export type RemittanceLine = 'structured' | 'unstructured';

// European Payments Council, EPC069-12 v2.1, "Guidelines to enable the data capture for the initiation of a SEPA credit transfer".
const LINE_END = '\n';
const MOST_BYTES = 331;
const MOST_CENTS = 99_999_999_999;
/** Signs every SEPA bank takes (EPC217-08, the Latin set). */
const SEPA_SIGNS = /^[A-Za-z0-9/?:().,'+ -]+$/;

/**
 * Text for the QR code that bank apps read (EPC QR, version 002, UTF-8): draw it with error correction M and at most version 13. Throws
 * TaxInputError PAYMENT_QR_FIELD with the name of the field.
 *
 * The reference goes on the structured line: EPC069-12 asks there for a creditor reference and names ISO 11649 (RF…) only as an example.
 * The Dutch betalingskenmerk of 16 digits is the national structured reference: the Betaalvereniging's Betaalinstructie lets it be used
 * with an EPC QR code wherever an RF reference can be, and Odoo writes it on that line for Dutch payees after checking its check digit
 * (odoo pull request 199735, 2025). As free text the tax office might not match the payment. No bank's own statement was found, so
 * `unstructured` is there for an app that refuses it; the guidelines allow one of the two lines, never both.
 */
export function epcQrPayload(instruction: PaymentInstruction, remittance: RemittanceLine = 'structured'): string {
  const { account, amount, reference } = instruction;
  demand('name', SEPA_SIGNS.test(account.name) && account.name.length <= 70);
  demand('BIC', /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(account.bic));
  demand('IBAN', isIban(account.iban));
  demand('amount', Number.isSafeInteger(amount) && amount > 0 && amount * 100 <= MOST_CENTS);
  demand('reference', /^\d{16}$/.test(reference) && isPaymentReference(reference));
  const purpose = '';
  const lines = ['BCD', '002', '1', 'SCT', account.bic, account.name, account.iban, `EUR${amount}.00`, purpose];
  const payload = [...lines, ...(remittance === 'structured' ? [reference] : ['', reference])].join(LINE_END);
  demand('length', new TextEncoder().encode(payload).length <= MOST_BYTES);
  return payload;
}

function demand(field: string, holds: boolean): void {
  if (!holds) throw new TaxInputError('PAYMENT_QR_FIELD', { field });
}
