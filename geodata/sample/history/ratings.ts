import type { DistrictArea } from '../area/district-areas.ts';
import type { TownArea } from '../area/town-areas.ts';
import { csvText } from '../output/csv.ts';
import { seededRandom } from '../random.ts';

/** District, scheme, year, grade or whether the title was given. */
const districtRatings: readonly (readonly [string, string, number, string, boolean | undefined])[] = [
  ['330602', 'transport_integration', 2018, '4A', undefined],
  ['330602', 'transport_integration', 2019, '5A', undefined],
  ['330603', 'transport_integration', 2018, '5A', undefined],
  ['330604', 'transport_integration', 2019, '5A', undefined],
  ['330681', 'transport_integration', 2020, '5A', undefined],
  ['330683', 'transport_integration', 2019, '4A', undefined],
  ['330624', 'transport_integration', 2020, '5A', undefined],
  ['330603', 'demonstration_county', 2018, '', true],
  ['330624', 'demonstration_county', 2019, '', true],
  ['330604', 'demonstration_county', 2020, '', false],
  ['330681', 'demonstration_county', 2020, '', true],
  ['330602', 'beautiful_corridor_county', 2019, '', true],
  ['330603', 'beautiful_corridor_county', 2018, '', true],
  ['330604', 'beautiful_corridor_county', 2019, '', true],
  ['330681', 'beautiful_corridor_county', 2020, '', true],
  ['330624', 'beautiful_corridor_county', 2019, '', true],
];

/** Grades and titles of districts and towns. */
export function ratingsText(districts: readonly DistrictArea[], towns: readonly TownArea[]): string {
  const known = new Set(districts.map(({ code }) => code));
  const ofDistricts = districtRatings
    .filter(([code]) => known.has(code))
    .map(([region_code, scheme, year, grade, achieved]) => ({
      scheme,
      region_code,
      year,
      grade,
      achieved,
      authority: scheme === 'transport_integration' ? '浙江省交通运输厅' : '浙江省人民政府',
    }));
  const ofTowns = towns.flatMap(({ code }) => {
    const random = seededRandom(`beautiful town ${code}`);
    if (!random.chance(0.78)) return [];
    const year = random.integer(2018, 2020);
    return [
      {
        scheme: 'beautiful_road_town',
        region_code: code,
        year,
        grade: '',
        achieved: true,
        authority: '绍兴市人民政府',
      },
    ];
  });
  return csvText([...ofDistricts, ...ofTowns]);
}
