import { chainageText } from '#geodata/vocabulary/chainage-text.ts';
import type { Language } from '../../address/address.ts';
import type { SearchHit } from '../../data/queries.ts';
import type { CoverageWords } from '../../words/coverage-zh.ts';
import type { CoverageView } from './coverage-view.ts';

/** Near enough to see a village or a stop among its roads. */
const placeZoom = 14;
const routeZoom = 12;

/** Where a hit lies, in names; that it has no place is said. */
export function hitPlace(hit: SearchHit, words: CoverageWords, language: Language): string {
  const names = [
    hit.kind === 'region' ? null : hit.districtName,
    hit.kind === 'region' ? null : hit.townName,
    hit.code,
  ];
  const place = names.filter((name) => name !== null && name !== hit.name).join(' ');
  if (hit.point || hit.bbox) return place;
  return [place, words.search.noPlace].join(language === 'zh' ? '，' : ', ');
}

/** Why a chainage has no place, plainly; undefined where it has one, or is none. */
export function chainageRemark({ chainage }: Pick<SearchHit, 'chainage'>, words: CoverageWords): string | undefined {
  if (!chainage?.fault) return undefined;
  const { fault, before, after } = chainage;
  if (fault === 'no_line') return words.search.faults.no_line;
  if (fault === 'gap') return words.search.faults.gap(chainageText(before), chainageText(after));
  return words.search.faults.beyond(chainageText(before ?? after));
}

/** Flies to a hit and selects it: a region is opened, a record chosen, a chainage marked on its segment. */
export function goToHit(hit: SearchHit, { go, root, region }: Pick<CoverageView, 'go' | 'root' | 'region'>): void {
  const q = hit.name;
  if (hit.kind === 'region') {
    go({ region: hit.code === root ? undefined : hit.code, q });
    return;
  }
  const at = hit.point ?? undefined;
  const zoom = hit.kind === 'route' ? routeZoom : placeZoom;
  const camera = at && { zoom, longitude: at[0], latitude: at[1] };
  const datasets = { village: 'village', facility: 'facility', work: 'work', chainage: 'road_segment' } as const;
  const dataset = datasets[hit.kind as keyof typeof datasets];
  const record = dataset && hit.key !== null ? { dataset, key: hit.key } : undefined;
  // Only the records of the region are drawn: what lies elsewhere is shown where it lies.
  const isHere = region === root || hit.district === region || hit.town === region;
  const place = isHere ? {} : { region: hit.district ?? undefined };
  const mark = hit.kind === 'chainage' || hit.kind === 'route' ? at : undefined;
  go({ q, ...place, record, mark, ...(camera && { camera }) });
}
