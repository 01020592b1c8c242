import type { TownArea } from '../area/town-areas.ts';
import { facilitiesText } from '../output/tables.ts';
import { seededRandom } from '../random.ts';
import type { RoadSegment } from '../register/road-segments.ts';
import type { Facility } from '../service/facility.ts';

/** Invented scenic areas stand beside a road, or a little off it; most beside one of the class that is asked for. */
const scenicCount = 34;
const reachedShare = 0.8;
const classesFor: Readonly<Record<string, readonly string[]>> = {
  '3A': ['1', '2', '3'],
  '4A': ['1', '2'],
  '5A': ['1', '2'],
};

function scenicAreas(segments: readonly RoadSegment[]): (Facility & { grade: string })[] {
  const random = seededRandom('scenic areas');
  const drawn = segments.filter(({ line, isDrawn }) => isDrawn && line.length > 2);
  return Array.from({ length: scenicCount }, (_, index) => {
    const grade = random.weighted({ '3A': 0.62, '4A': 0.32, '5A': 0.06 });
    const fit = drawn.filter(({ technicalClass }) => classesFor[grade]?.includes(technicalClass));
    const segment = random.pick(random.chance(reachedShare) ? fit : drawn);
    const [lon = 0, lat = 0] = segment.line[1] ?? [];
    return {
      code: `JQ${String(index + 1).padStart(3, '0')}`,
      name: `${segment.routeName.split('-')[0]}景区(演示)`,
      kinds: ['scenic_area'],
      status: 'operating',
      openedOn: '',
      tripsPerDay: '',
      floorAreaM2: '',
      districtCode: segment.districtCode,
      townCode: segment.townCode,
      villageCode: '',
      at: [
        Number((lon + random.between(-0.004, 0.004)).toFixed(6)),
        Number((lat + random.between(-0.004, 0.004)).toFixed(6)),
      ],
      grade,
    };
  });
}

/** Offices for rural roads in most towns. */
function offices(towns: readonly TownArea[]): Facility[] {
  return towns
    .filter(({ code }) => !seededRandom(`office ${code}`).chance(0.04))
    .map((town) => ({
      code: `GLJG${town.code}`,
      name: `${town.name}农村公路管理站`,
      kinds: ['road_management_office'],
      status: 'operating',
      openedOn: '',
      tripsPerDay: '',
      floorAreaM2: '',
      districtCode: town.districtCode,
      townCode: town.code,
      villageCode: '',
      at: undefined,
    }));
}

export function officesText(towns: readonly TownArea[], segments: readonly RoadSegment[]): string {
  const scenic = scenicAreas(segments);
  const [head = '', ...lines] = facilitiesText([...offices(towns), ...scenic])
    .trimEnd()
    .split('\n');
  const gradeOf = new Map(scenic.map(({ code, grade }) => [code, grade]));
  return `${[`${head},grade`, ...lines.map((line) => `${line},${gradeOf.get(line.split(',')[0] ?? '') ?? ''}`)].join('\n')}\n`;
}
