/** Thresholds of the checks that have no public source; all are our conclusion and an office may set its own. Euros are whole euros. */
export interface CheckSettings {
  /** VAT may differ so much from turnover × rate before a person must look; also the smallest VAT worth a remark. */
  readonly rateMarginEuros: number;
  /** The same in percent of the expected VAT; the larger margin counts. */
  readonly rateMarginPercent: number;
  /** A refund below this is never called large. */
  readonly refundMinimumEuros: number;
  /** A refund so many times the largest known earlier one is large. */
  readonly refundFactor: number;
  /** A refund from this amount is large when nothing earlier is known. */
  readonly refundWithoutHistoryEuros: number;
  /** A box is unusual when it changed by this amount or more … */
  readonly changeMinimumEuros: number;
  /** … and became so many times as large or as small as in the period before. */
  readonly changeFactor: number;
  /** Overrides the legal limit below which a correction belongs in the next return. */
  readonly supplementLimitEuros?: number;
  /** Overrides the legal limit of goods in a quarterly ICP statement. */
  readonly icpQuarterGoodsEuros?: number;
}

/** What holds unless an office sets otherwise. */
export const DEFAULT_CHECK_SETTINGS: CheckSettings = {
  rateMarginEuros: 10,
  rateMarginPercent: 1,
  refundMinimumEuros: 2_500,
  refundFactor: 2,
  refundWithoutHistoryEuros: 10_000,
  changeMinimumEuros: 5_000,
  changeFactor: 3,
};
