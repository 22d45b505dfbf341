/** Bounds of reading a supplied PDF; beyond one it is not read further and a finding says so. */
export interface SuppliedPdfLimits {
  readonly maxBytes: number;
  readonly maxPages: number;
  /** Signs of text on all pages. */
  readonly maxSigns: number;
  readonly maxMilliseconds: number;
  /** Megabytes of the reader's own heap. */
  readonly maxMegabytes: number;
}

/** Enough for an ICP statement of some 15,000 customers. */
export const SUPPLIED_PDF_LIMITS: SuppliedPdfLimits = {
  maxBytes: 20 * 1024 * 1024,
  maxPages: 500,
  maxSigns: 2_000_000,
  maxMilliseconds: 20_000,
  maxMegabytes: 512,
};
