import { seededRandom } from '../random.ts';
import type { RoadSegment } from '../register/road-segments.ts';

/** The register as it stood on a day: what was mended later is as it was before. */
export interface DatedSegment extends RoadSegment {
  repairedOn: string;
}

/** 市区 and 诸暨 were to be done in 2018. */
const doneIn2018 = new Set(['330602', '330603', '330604', '330681']);
/** Where no road came into better condition in 2020. */
const withoutProgress2020 = '330683';

interface Past {
  /** Years in which the segment got what it has now; undefined: it always had it. */
  upgraded?: number;
  improved?: number;
  maintained?: number;
  chief?: number;
  repairedOn: string;
}

const pad = (number: number): string => String(number).padStart(2, '0');

function pastOf(segment: RoadSegment): Past {
  const random = seededRandom(`history ${segment.segmentCode}`);
  const year = (): number => random.integer(2018, 2020);
  const past: Past = { repairedOn: '' };
  const isVillageRoad = segment.grade === 'C';
  if (isVillageRoad && segment.technicalClass === '4' && random.chance(0.062)) {
    past.upgraded = doneIn2018.has(segment.districtCode) ? 2018 : year();
  }
  const isGood = ['excellent', 'good', 'fair'].includes(segment.condition);
  const improved = year();
  if (isGood && random.chance(0.055) && !(improved === 2020 && segment.districtCode === withoutProgress2020)) {
    past.improved = improved;
  }
  if (segment.maintained && isVillageRoad && random.chance(0.05)) past.maintained = year();
  if (segment.chiefPost !== '' && random.chance(isVillageRoad ? 0.4 : 0.1)) past.chief = random.integer(2018, 2019);
  const repaired = past.upgraded ?? past.improved ?? (random.chance(0.105) ? year() : undefined);
  if (repaired !== undefined) {
    const month = random.integer(3, repaired === 2020 ? 9 : 12);
    past.repairedOn = `${repaired}-${pad(month)}-${pad(random.integer(1, 28))}`;
  }
  return past;
}

/** The segments as they stood at the end of a year; 2020 is the state of the sample itself. */
export function roadsAt(segments: readonly RoadSegment[], year: 2017 | 2019 | 2020): DatedSegment[] {
  return segments.map((segment) => {
    const past = pastOf(segment);
    const since = (then: number | undefined): boolean => then !== undefined && then > year;
    const dated: DatedSegment = { ...segment, repairedOn: past.repairedOn > `${year}-12-31` ? '' : past.repairedOn };
    if (since(past.upgraded)) Object.assign(dated, { technicalClass: 'substandard', widthM: 3.5, surface: 'gravel' });
    if (since(past.improved)) dated.condition = 'poor';
    if (since(past.maintained)) dated.maintained = false;
    if (since(past.chief)) dated.chiefPost = '';
    // The last full assessment before 2020 was that of 2017; what was mended was assessed again.
    const isAssessedAgain = past.improved !== undefined && past.improved <= year;
    if (dated.conditionYear !== '' && year < 2020) dated.conditionYear = isAssessedAgain ? year : 2017;
    dated.builtYear = Math.min(dated.builtYear, year);
    return dated;
  });
}
