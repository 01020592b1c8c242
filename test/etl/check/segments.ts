import type { PlacedRow } from '../support/small-city.ts';

export type Change = PlacedRow['row'];

export const east = '110101';

/** Segments of routes of their own, a kilometre each, without a line. */
export function segments(...changes: readonly Change[]): PlacedRow[] {
  return changes.map((change, index) => ({
    row: {
      segment_code: `S${index + 1}`,
      route_code: `X${100 + index}${east}`,
      admin_grade: 'county',
      register_length_km: 1,
      start_chainage_km: 0,
      end_chainage_km: 1,
      district_code: east,
      town_code: `${east}001`,
      ...change,
    },
    geometry: null,
  }));
}
