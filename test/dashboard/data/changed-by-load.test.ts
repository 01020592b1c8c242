import { describe, expect, it } from 'vitest';
import { isChangedBy, type Known } from '#dashboard/src/data/changed-by-load.ts';
import type { LoadEvent } from '#dashboard/src/data/event-stream.ts';
import {
  awardsQuery,
  coverageQuery,
  indicatorsQuery,
  loadsQuery,
  programmeQuery,
  progressQuery,
  recordsQuery,
  regionsQuery,
  valuesQuery,
} from '#dashboard/src/data/queries.ts';

const reads: Readonly<Record<string, readonly string[]>> = {
  'maintenance-rate': ['road_segment'],
  'village-bus-coverage': ['village', 'facility'],
};
const known: Known = { root: '330600', asOf: '2020-09-30', readsOf: (indicator) => reads[indicator] };

const keys = {
  loads: loadsQuery().queryKey,
  indicators: indicatorsQuery().queryKey,
  programme: programmeQuery('plan').queryKey,
  roads: valuesQuery({ indicator: 'maintenance-rate', region: '330600' }).queryKey,
  buses: valuesQuery({ indicator: 'village-bus-coverage', region: '330600' }).queryKey,
  unknown: valuesQuery({ indicator: 'something-new', region: '330600' }).queryKey,
  records: recordsQuery('village-bus-coverage', { state: 'gap' }).queryKey,
  coverage: coverageQuery({ threshold: 500 }).queryKey,
  progress: progressQuery({ year: 2020 }).queryKey,
  awards: awardsQuery({ year: 2020 }).queryKey,
  regions: regionsQuery({ parent: '330600' }).queryKey,
} as const;

function changed(change: Partial<LoadEvent>, of = known): string[] {
  const event = { load: 22, dataset: 'road_segment', rootRegion: '330600', asOf: '2020-09-30', ...change };
  return Object.entries(keys).flatMap(([name, key]) => (isChangedBy(event, key, of) ? [name] : []));
}

describe('a load changes', () => {
  it.each([
    ['road_segment', ['loads', 'programme', 'roads', 'unknown']],
    ['facility', ['loads', 'programme', 'buses', 'unknown', 'records', 'coverage']],
    ['report', ['loads', 'programme', 'unknown', 'progress', 'awards']],
    ['hazard', ['loads', 'programme', 'unknown']],
  ])('of %s only what reads it', (dataset, names) => {
    expect(changed({ dataset })).toEqual(names);
  });

  const everything = Object.keys(keys).filter((name) => name !== 'indicators');

  it('everything but the definitions when its date is later, as what is due moves with it', () => {
    expect(changed({ dataset: 'hazard', asOf: '2020-10-31' })).toEqual(everything);
  });

  it('everything when boundaries changed, or before anything is known', () => {
    expect(changed({ dataset: 'region' })).toEqual(everything);
    expect(changed({}, { ...known, root: undefined })).toEqual(everything);
  });

  it('nothing but the list of loads when it is of another programme’s regions', () => {
    expect(changed({ rootRegion: '341721', asOf: '2021-12-31' })).toEqual(['loads']);
  });
});
