/** Bounds of reading; all are refusals, never truncation. */
export interface ReadLimits {
  /** Bytes of the file. */
  readonly maxBytes: number;
  readonly maxDepth: number;
  readonly maxElements: number;
  /** Attributes of one element, namespace declarations included. */
  readonly maxAttributes: number;
  /** Signs of one text or attribute value. */
  readonly maxTextLength: number;
}

/** Enough for an ICP statement of some 15,000 customers; an OB return takes 7 kB and 60 elements. */
export const DEFAULT_LIMITS: ReadLimits = {
  maxBytes: 20 * 1024 * 1024,
  maxDepth: 12,
  maxElements: 400_000,
  maxAttributes: 32,
  maxTextLength: 4_096,
};
