import { busEnergies } from '#geodata/vocabulary/bus.ts';
import type { Code } from '#geodata/vocabulary/code-list.ts';
import { bridgeClasses } from '#geodata/vocabulary/hazard.ts';
import { adminGrades, conditions, technicalClasses } from '#geodata/vocabulary/road.ts';
import type { IndicatorRecord } from '../data/queries.ts';
import { formatDistance, formatQuantity } from '../format/number.ts';
import type { tongueOf } from '../words/words-context.tsx';

type Tongue = ReturnType<typeof tongueOf>;
type Fact = IndicatorRecord['detail'][string];

const codeLists: Readonly<Record<string, readonly Code[]>> = {
  adminGrade: adminGrades,
  technicalClass: technicalClasses,
  condition: conditions,
  presentClass: technicalClasses,
  conditionClass: bridgeClasses,
  energy: busEnergies,
};
const metres = new Set(['distanceM', 'roadDistanceM', 'centreDistanceM']);
/** Codes whose words say everything; others are shown with their name. */
const bare = new Set(['adminGrade', 'technicalClass', 'condition', 'energy']);

/** The facts of a record that the dictionary has a word for, in its order, without what the name says already. */
export function recordFacts(
  { name, detail }: Pick<IndicatorRecord, 'name' | 'detail'>,
  tongue: Tongue,
): readonly string[] {
  return Object.keys(tongue.words.detail).flatMap((key) => {
    const fact = detail[key] ?? null;
    return typeof fact === 'string' && name.includes(fact) ? [] : (factText(key, fact, tongue) ?? []);
  });
}

function factText(name: string, fact: Fact, tongue: Tongue): string | undefined {
  const label = tongue.words.detail[name];
  if (label === undefined || fact === null || fact === false || fact === '') return undefined;
  if (fact === true) return label;
  const text = valueText(name, fact, tongue);
  return bare.has(name) ? text : `${label} ${text}`;
}

function valueText(name: string, fact: string | number, { language, dateOf }: Tongue): string {
  if (typeof fact === 'string')
    return codeLists[name]?.find((entry) => entry.code === fact)?.[language] ?? dateOf(fact);
  if (metres.has(name)) return formatDistance(fact, language);
  return name === 'conditionYear' || name === 'ratedYear' ? String(fact) : formatQuantity(fact, language, 3);
}
