/** How to pay, for a mail. */
export interface PaymentInMail {
  /** Whole euros. */
  readonly amount: number;
  /** Last day the money must be there. */
  readonly by: string;
  readonly iban: string;
  readonly beneficiary: string;
  /** Absent where it holds a BSN: then the portal shows it. */
  readonly reference?: string;
}
