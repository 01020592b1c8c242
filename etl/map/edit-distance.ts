/** Letters to add, drop, change, or swap with their neighbour to turn one text into the other (optimal alignment). */
export function editDistance(from: string, to: string): number {
  const source = [...from];
  const target = [...to];
  let beforeLast: number[] = [];
  let last = target.map((_, index) => index + 1);
  last.unshift(0);
  for (const [index, letter] of source.entries()) {
    const row = [index + 1];
    for (const [at, other] of target.entries()) {
      const kept = (last[at] ?? 0) + (letter === other ? 0 : 1);
      const swaps = index > 0 && at > 0 && letter === target[at - 1] && source[index - 1] === other;
      const swapped = swaps ? (beforeLast[at - 1] ?? 0) + 1 : kept;
      row.push(Math.min(kept, swapped, (last[at + 1] ?? 0) + 1, (row[at] ?? 0) + 1));
    }
    beforeLast = last;
    last = row;
  }
  return last.at(-1) ?? 0;
}
