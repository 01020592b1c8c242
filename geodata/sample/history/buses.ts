import { csvText } from '../output/csv.ts';
import { seededRandom } from '../random.ts';

/** Buses by district, and the share of clean ones. */
const fleets = [
  ['330602', 420, 0.46],
  ['330603', 390, 0.38],
  ['330604', 310, 0.27],
  ['330681', 360, 0.16],
  ['330683', 260, 0.12],
  ['330624', 190, 0.15],
] as const;

export function busesText(): string {
  const rows = fleets.flatMap(([district, count, clean]) =>
    Array.from({ length: count }, (_, index) => {
      const random = seededRandom(`bus ${district} ${index}`);
      const year = random.integer(2012, 2020);
      return {
        bus_code: `GJ${district}${String(index + 1).padStart(4, '0')}`,
        energy: random.chance(clean)
          ? random.weighted({ electric: 0.75, natural_gas: 0.25 })
          : random.weighted({ diesel: 0.9, hybrid: 0.1 }),
        ic_card: !random.chance(district === '330683' ? 0.03 : 0.004),
        positioning_terminal: !random.chance(0.006),
        in_service_on: `${year}-${String(random.integer(1, year === 2020 ? 8 : 12)).padStart(2, '0')}-01`,
        district_code: district,
      };
    }),
  );
  return csvText(rows);
}
