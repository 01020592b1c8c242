import { csvText } from '../output/csv.ts';
import { seededRandom } from '../random.ts';
import type { RoadSegment } from '../register/road-segments.ts';

const grades = { X: 'county', Y: 'township', C: 'village' } as const;
const names = ['临水临崖路段', '急弯陡坡', '视距不良', '护栏缺损', '边坡落石'] as const;
const pad = (number: number): string => String(number).padStart(2, '0');

/** Hazards on county and township roads and a few on village roads; most are treated. */
export function hazardsText(segments: readonly RoadSegment[]): string {
  const rows = segments.flatMap((segment) => {
    const random = seededRandom(`hazard ${segment.segmentCode}`);
    if (!random.chance(segment.grade === 'C' ? 0.01 : 0.22)) return [];
    const foundYear = random.integer(2017, 2020);
    const found = `${foundYear}-${pad(random.integer(1, 8))}-${pad(random.integer(1, 28))}`;
    const isTreated = random.chance(segment.districtCode === '330683' ? 0.86 : 0.96);
    const treated = `${Math.min(foundYear + random.integer(0, 1), 2020)}-09-${pad(random.integer(1, 28))}`;
    const [lon, lat] = segment.line[Math.floor(segment.line.length / 2)] ?? [];
    return [
      {
        hazard_code: `YH${segment.segmentCode}`,
        name: `${segment.routeName}${random.pick(names)}`,
        kind: 'safety',
        route_code: segment.routeCode,
        admin_grade: grades[segment.grade],
        chainage_km: Number(((segment.startKm + segment.endKm) / 2).toFixed(3)),
        found_on: found,
        treated_on: isTreated ? treated : '',
        district_code: segment.districtCode,
        town_code: segment.townCode,
        lon,
        lat,
      },
    ];
  });
  return csvText(rows);
}

/** Bridges where roads are long enough to have one; dangerous ones are few, and most of them were rebuilt. */
export function bridgesText(segments: readonly RoadSegment[]): string {
  const rows = segments.flatMap((segment) => {
    const random = seededRandom(`bridge ${segment.segmentCode}`);
    if (!random.chance(0.16)) return [];
    const drawn = random.weighted({ '1': 0.45, '2': 0.36, '3': 0.13, '4': 0.045, '5': 0.015 });
    const isDangerous = drawn === '4' || drawn === '5';
    const isRebuilt = isDangerous && random.chance(0.88);
    const [lon, lat] = segment.line[Math.floor(segment.line.length / 3)] ?? [];
    return [
      {
        bridge_code: `QL${segment.segmentCode}`,
        name: `${segment.routeName.split('-')[0]}桥`,
        kind: 'bridge',
        route_code: segment.routeCode,
        chainage_km: Number((segment.startKm + (segment.endKm - segment.startKm) / 3).toFixed(3)),
        length_m: random.integer(6, 120),
        baseline_class: drawn,
        condition_class: isRebuilt ? '2' : drawn,
        assessed_on: `2020-0${random.integer(3, 8)}-${pad(random.integer(1, 28))}`,
        treated_on: isRebuilt ? `${random.integer(2018, 2019)}-${pad(random.integer(4, 12))}-15` : '',
        district_code: segment.districtCode,
        town_code: segment.townCode,
        lon,
        lat,
      },
    ];
  });
  return csvText(rows);
}
