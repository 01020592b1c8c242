import { describe, expect, it } from 'vitest';
import { waterLoad } from '#dashboard/src/data/newest-files.ts';
import type { Load } from '#dashboard/src/data/queries.ts';

const root = '330600';

function load(number: number, change: Partial<Load> = {}): Load {
  return {
    ...{ load: number, kind: 'publish', dataset: 'water', rootRegion: root, programme: null, region: root },
    ...{ mode: 'guarded', file: '水系.geojson', dataDate: '2020-09-30', sample: false, problems: [] },
    ...{ read: 3, accepted: 3, rejected: 0, added: 3, changed: 0, removed: 0, unchanged: 0 },
    ...{ undoes: null, undoneBy: null, publishedAt: '2020-10-01T00:00:00Z' },
    ...change,
  };
}

describe('the load to ask water at', () => {
  it('is the newest of water in the city shown', () => {
    expect(waterLoad([load(3), load(2)], root)).toBe(3);
    expect(waterLoad([load(9, { rootRegion: '341721' }), load(8, { dataset: 'facility' }), load(2)], root)).toBe(2);
  });

  it('is none where nothing of it was loaded, or all of it was undone', () => {
    expect(waterLoad([load(3, { dataset: 'facility' }), load(2, { rootRegion: '341721' })], root)).toBeUndefined();
    const undone = [load(4, { kind: 'undo', undoes: 2 }), load(2, { undoneBy: 4 })];
    expect(waterLoad(undone, root)).toBeUndefined();
    expect(waterLoad([...undone, load(1)], root)).toBe(4);
  });
});
