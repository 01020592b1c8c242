import type { PlanCell, ProgrammeDocument } from './programme.ts';

/** Plan quantities have at most four decimals; sums are made in ten-thousandths to keep them exact. */
const scale = 10_000;

/** What the cells of a plan that are asked for add up to; dashes add as 0. */
export function sumOfParts(
  cells: readonly PlanCell[],
  programme: ProgrammeDocument,
  isAsked: (cell: PlanCell) => boolean,
): number {
  const parts = ofTheParts(cells, programme).filter(isAsked);
  return parts.reduce((scaled, { quantity }) => scaled + Math.round((quantity ?? 0) * scale), 0) / scale;
}

/** A row of the root itself is a total, unless there are no others. */
function ofTheParts(cells: readonly PlanCell[], { rootRegion }: ProgrammeDocument): readonly PlanCell[] {
  const below = cells.filter(({ districtCode }) => districtCode !== rootRegion.code);
  return below.length > 0 ? below : cells;
}
