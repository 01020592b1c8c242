import type { Language } from '../../address/address.ts';
import type { Reference } from '../../address/coverage-address.ts';
import type { CoverageVillage } from '../../data/queries.ts';
import { formatDistance } from '../../format/number.ts';
import type { CoverageWords } from '../../words/coverage-zh.ts';

interface Means {
  readonly words: CoverageWords;
  readonly language: Language;
  readonly reference: Reference;
}

type Judged = Pick<CoverageVillage, 'state' | 'why' | 'distanceM' | 'nearestName' | 'nearestCode' | 'measuredFrom'>;

/** Why a village is covered or not, in one sentence. */
export function because(village: Judged, { words, language, reference }: Means): string {
  if (village.why === 'no_location') return words.because.noLocation[reference];
  if (village.distanceM === null) return words.because.noSite;
  const site = village.nearestName ?? village.nearestCode ?? words.because.unnamed;
  const from = words.because.from[village.measuredFrom === 'village_hall' ? 'village_hall' : 'village_committee'];
  const sentence = village.state === 'gap' ? words.because.far : words.because.covered;
  return sentence(site, formatDistance(village.distanceM, language), from);
}
