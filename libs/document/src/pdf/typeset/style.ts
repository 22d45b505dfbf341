import type { Weight } from './font-files.js';

/** How a text looks: points, and a colour `#rrggbb`. */
export interface Style {
  readonly size: number;
  /** From baseline to baseline. */
  readonly leading: number;
  readonly weight: Weight;
  readonly colour: string;
}

/** A4 in points, with room for a running head and foot. */
export const PAGE = { width: 595.28, height: 841.89, left: 56, right: 56, top: 64, bottom: 68 } as const;

/** Width between the margins. */
export const CONTENT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
