import type { Grade } from '../network/network-plan.ts';
import type { Random } from '../random.ts';
import type { DistrictProfile } from './district-profile.data.ts';
import type { RoadForm } from './technical-class.ts';

export type Condition = 'excellent' | 'good' | 'fair' | 'poor' | 'bad';

export interface RoadState {
  condition: Condition | '';
  conditionYear: number | '';
  maintained: boolean;
  builtYear: number;
}

const gradeFactor: Readonly<Record<Grade, number>> = { X: 0.4, Y: 0.7, C: 1.2 };

function isUnpaved({ surface }: RoadForm): boolean {
  return surface === 'gravel' || surface === 'earth';
}

function drawCondition(
  form: RoadForm,
  grade: Grade,
  { profile, random }: { profile: DistrictProfile; random: Random },
): Condition {
  const poorShare = Math.min(
    0.9,
    (1 - profile.fairOrBetter) *
      gradeFactor[grade] *
      (isUnpaved(form) ? 5 : 1) *
      (form.surface === 'cement' ? 1.1 : 0.85),
  );
  if (random.chance(poorShare)) return random.weighted({ poor: 0.72, bad: 0.28 });
  if (grade === 'X') return random.weighted({ excellent: 0.55, good: 0.35, fair: 0.1 });
  return grade === 'Y'
    ? random.weighted({ excellent: 0.38, good: 0.42, fair: 0.2 })
    : random.weighted({ excellent: 0.24, good: 0.43, fair: 0.33 });
}

/** Rating, maintenance and age of a segment: unpaved and village roads are rated worse and left out more often. */
export function drawState(
  form: RoadForm,
  grade: Grade,
  chance: { profile: DistrictProfile; random: Random },
): RoadState {
  const { profile, random } = chance;
  const isAssessed = random.chance(grade === 'C' ? 0.92 : 0.985);
  const leftOut =
    (1 - profile.maintained) * (grade === 'C' ? 1.45 : grade === 'Y' ? 0.35 : 0.05) * (isUnpaved(form) ? 5 : 1);
  const age = random.integer(1, 12) + (random.chance(0.35) ? random.integer(0, 14) : 0);
  return {
    condition: isAssessed ? drawCondition(form, grade, chance) : '',
    conditionYear: isAssessed ? (random.chance(0.8) ? 2020 : 2019) : '',
    maintained: !random.chance(Math.min(0.85, leftOut)),
    builtYear: 2020 - age,
  };
}
