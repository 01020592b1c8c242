import type { Grade } from '../network/network-plan.ts';
import { roundTo } from '../plane.ts';
import type { Random } from '../random.ts';
import type { DistrictProfile } from './district-profile.data.ts';

export type TechnicalClass = '1' | '2' | '3' | '4' | 'substandard';

const classWeights: Readonly<Record<Grade, Readonly<Record<TechnicalClass, number>>>> = {
  X: { '1': 0.07, '2': 0.5, '3': 0.36, '4': 0.07, substandard: 0 },
  Y: { '1': 0, '2': 0.08, '3': 0.44, '4': 0.48, substandard: 0 },
  C: { '1': 0, '2': 0, '3': 0.08, '4': 0.92, substandard: 0 },
};

/** Carriageway and shoulders in metres, JTG B01 and JTG 2111 in outline. */
const widthsM: Readonly<Record<TechnicalClass, readonly number[]>> = {
  '1': [16, 18, 21.5, 24],
  '2': [8.5, 9, 10, 12],
  '3': [7, 7.5, 8, 8.5],
  '4': [4.5, 5, 5.5, 6, 6.5],
  substandard: [3, 3.5, 3.5, 4],
};

export interface RoadForm {
  technicalClass: TechnicalClass;
  widthM: number;
  surface: 'asphalt' | 'cement' | 'gravel' | 'earth';
}

/** Better classes gain what worse ones lose when the shift is negative, and the other way round. */
function shifted(weights: Readonly<Record<TechnicalClass, number>>, shift: number): Record<TechnicalClass, number> {
  return {
    ...weights,
    '1': weights['1'] * (1 - 2 * shift),
    '2': weights['2'] * (1 - 2 * shift),
    '4': weights['4'] * (1 + 2 * shift),
  };
}

export function drawClass(grade: Grade, profile: DistrictProfile, random: Random): TechnicalClass {
  return random.weighted(shifted(classWeights[grade], profile.classShift));
}

export function formOf(technicalClass: TechnicalClass, grade: Grade, random: Random): RoadForm {
  const surfaces = {
    '1': { asphalt: 1 },
    '2': { asphalt: 0.97, cement: 0.03 },
    '3': grade === 'C' ? { asphalt: 0.5, cement: 0.5 } : { asphalt: 0.85, cement: 0.15 },
    '4': grade === 'C' ? { asphalt: 0.16, cement: 0.825, gravel: 0.015 } : { asphalt: 0.45, cement: 0.55 },
    substandard: { cement: 0.5, gravel: 0.38, earth: 0.12 },
  } as const;
  const surface = random.weighted<RoadForm['surface']>(surfaces[technicalClass]);
  return { technicalClass, surface, widthM: roundTo(random.pick(widthsM[technicalClass]), 1) };
}
