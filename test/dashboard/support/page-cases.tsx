import type { ReactElement } from 'react';
import CoveragePage from '#dashboard/src/pages/coverage/CoveragePage.tsx';
import DataPage from '#dashboard/src/pages/data/DataPage.tsx';
import ProductsPage from '#dashboard/src/pages/products/ProductsPage.tsx';
import { ProgressPage } from '#dashboard/src/pages/progress/ProgressPage.tsx';
import WallPage from '#dashboard/src/pages/wall/WallPage.tsx';
import { basis, city, keqiao, zhuji } from './answers.ts';
import { coverageAnswers } from './coverage-answers.ts';
import { draft, draftId, fakeDesk } from './desk-answers.ts';
import { fakeServer } from './fake-server.ts';
import { withOrders } from './order-answers.ts';

const load = {
  ...{ load: 8, kind: 'publish', dataset: 'village', rootRegion: '330600', programme: null, region: '330600' },
  ...{ mode: 'guarded', file: '村.xlsx', dataDate: '2020-09-30', sample: true, read: 9, accepted: 9, rejected: 1 },
  ...{ added: 1, changed: 2, removed: 3, unchanged: 4, problems: [], undoes: null, undoneBy: 9 },
  publishedAt: '2026-01-02T03:04:05.000Z',
};
const earlier = { ...load, load: 7, dataDate: '2020-08-31', undoneBy: null };
const loads = { '/api/loads': () => ({ loads: [load, earlier] }) };

const changed = [{ key: 'V1', name: '甲村', row: 3, fields: [{ field: 'population', before: null, after: '15' }] }];
const difference = { counts: { added: 0, changed: 40, removed: 0, unchanged: 0 }, added: [], changed, removed: [] };
const feature = {
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [120.2, 29.8] },
  properties: { row: 3, key: 'V1', fate: 'changed', severity: null },
};
const preview = {
  type: 'FeatureCollection',
  placed: 1,
  bounds: [120, 29, 121, 30],
  features: [feature],
};

const row = { nameEn: null, villages: 50, level: 'district' as const, parent: city.code };
const rows = [
  { ...row, region: zhuji.code, name: zhuji.name, covered: 49, percent: 98 },
  { ...row, region: keqiao.code, name: keqiao.name, covered: 48, percent: 96 },
  {
    ...row,
    region: city.code,
    name: city.name,
    level: 'city' as const,
    parent: null,
    villages: 100,
    covered: 97,
    percent: 97,
  },
];
const layers = [
  {
    layer: 'road_segment',
    drawn: 2,
    withoutPlace: 0,
    classes: [{ attribute: 'class', code: '3', count: 2, lengthKm: 3.5 }],
  },
];
const bulletin =
  '标题\n\n依据：文件\n\n一、总体进展\n完成7项。[1]\n\n引用\n[1] 计划与完成：/api/progress?year=2020&asOf=2020-08\n';

type Served = 'wall' | 'progress' | 'coverage' | 'papers' | 'desk';

/** The little county on every page, each with something to show in every panel. */
export const serve: Readonly<Record<Served, () => unknown>> = {
  wall: () => fakeServer({ ...loads, ...withOrders }),
  progress: () => fakeServer(loads),
  coverage: () =>
    fakeServer({
      ...coverageAnswers,
      ...loads,
      '/api/coverage': (query) => ({
        ...coverageAnswers['/api/coverage'](query),
        rows,
      }),
      '/api/months': () => ({ root: city.code, months: [] }),
      '/api/map/classes': () => ({ layers, basis }),
    }),
  papers: () =>
    fakeServer({
      ...loads,
      ...withOrders,
      '/api/products/bulletin.txt': () => bulletin,
      '/api/products/progress-map.svg': () => '<svg/>',
    }),
  desk: () =>
    fakeDesk(draft, {
      ...loads,
      [`/api/drafts/${draftId}/difference`]: () => difference,
      [`/api/drafts/${draftId}/preview`]: () => preview,
    }),
};

/** A page at an address; what has to be on it, so that an empty page does not pass. */
export interface PageCase {
  readonly name: string;
  readonly search: string;
  readonly page: ReactElement;
  readonly served: Served;
  readonly seen: string;
}

const pages = {
  wall: <WallPage key="" />,
  progress: <ProgressPage key="" />,
  coverage: <CoveragePage key="" />,
  papers: <ProductsPage key="" />,
  desk: <DataPage key="" />,
};

function at(served: Served, search: string, seen: string): PageCase {
  return { name: `${served} ${search}`, search, page: pages[served], served, seen };
}

const file = `draft=${draftId}`;
export const pageCases: readonly PageCase[] = [
  at('wall', '?pace=0', '345.4'),
  at('progress', '', '93.31'),
  at('progress', '?threshold=800', '93.31'),
  at('progress', '?ranking=table', '名次'),
  at('progress', '?tab=plan', '路面维修'),
  at('progress', '?tab=plan&part=months', '369'),
  at('progress', '?tab=plan&part=claims', '柯桥区'),
  at('progress', '?tab=records', 'villages.csv'),
  at('progress', '?tab=gaps', '外站'),
  at('progress', '?explain=value.village-bus-coverage.330600', '怎样算'),
  at('progress', '?tab=plan&explain=item.pavement_repair.330600.done', '345.4'),
  at('coverage', '', '甲村'),
  at('coverage', '?list=flipped&ref=village_hall', '丁村'),
  at('coverage', '?record=village:甲', 'villages.csv'),
  at('coverage', '?vsThreshold=2000&show=roads.stops.towns.districts', '左：当前'),
  at('desk', '', '村.xlsx'),
  at('desk', `?${file}`, '建制村'),
  at('desk', `?${file}&view=problems`, '不是数字'),
  at('desk', `?${file}&view=columns`, '代码'),
  at('desk', `?${file}&view=difference`, '甲村'),
  at('desk', '?part=history', '村.xlsx'),
  at('desk', '?part=templates', '桥梁'),
  at('papers', '', 'PDF'),
  at('papers', '?paper=plan', '路面维修'),
  at('papers', '?paper=gaps', 'Excel'),
  at('papers', '?paper=bulletin', '标题'),
  at('papers', '?paper=orders&order=5', '已逾期'),
  at('papers', '?paper=months', '2020-08'),
  at('papers', '?paper=awards', '200'),
];
