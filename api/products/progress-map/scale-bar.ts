const roundLengthsM = [
  50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000,
] as const;
const parts = 4;

export interface ScaleBar {
  /** Length of one of the four parts on the ground, m. */
  readonly partM: number;
  /** Length of one part on paper, mm: exactly `partM` divided by the scale. */
  readonly partMm: number;
  readonly parts: number;
}

/** A bar of four round parts, as long as fits into `longestMm`. */
export function scaleBar(scale: number, longestMm: number): ScaleBar {
  const lengths = roundLengthsM.map((partM) => ({ partM, partMm: (partM * 1000) / scale, parts }));
  const fitting = lengths.filter((bar) => bar.partMm * parts <= longestMm);
  return fitting.at(-1) ?? { partM: 50, partMm: 50_000 / scale, parts };
}

/** 1:500 000 with thin spaces in thousands, as printed on maps. */
export function scaleText(scale: number): string {
  return `1:${String(scale).replace(/\B(?=(\d{3})+$)/g, ' ')}`;
}
