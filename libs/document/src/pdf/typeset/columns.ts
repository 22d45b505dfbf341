/** What the texts of one column need, in points. */
export interface ColumnNeed {
  /** Without breaking a word. */
  readonly least: number;
  /** Without breaking a line. */
  readonly most: number;
  /** Takes what is left over. */
  readonly stretches: boolean;
}

/** Divides `width` over columns: each gets what it needs, the rest goes to those that stretch; too little is shared by need. */
export function columnWidths(needs: readonly ColumnNeed[], width: number): number[] {
  const least = sum(needs.map((need) => need.least));
  const most = sum(needs.map((need) => need.most));
  if (least >= width) return needs.map((need) => (need.least / least) * width);
  if (most > width) {
    const share = (width - least) / (most - least);
    return needs.map((need) => need.least + (need.most - need.least) * share);
  }
  const stretching = needs.some((need) => need.stretches) ? needs.filter((need) => need.stretches) : needs;
  const total = sum(stretching.map((need) => need.most));
  return needs.map((need) =>
    stretching.includes(need) ? need.most + (width - most) * (need.most / total) : need.most,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
