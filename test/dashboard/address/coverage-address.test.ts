import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultAddress, parseAddress, withAddress } from '#dashboard/src/address/address.ts';
import {
  type CoverageAddress,
  defaultCoverageAddress,
  densities,
  parseCoverageAddress,
  references,
  roadColours,
  villageLists,
  villageSorts,
  whys,
  withCoverageAddress,
  workbenchLayers,
} from '#dashboard/src/address/coverage-address.ts';

const parse = (search: string) => parseCoverageAddress(new URLSearchParams(search));
const degrees = (most: number) => fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((value) => value / 1e6);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const addresses: fc.Arbitrary<CoverageAddress> = fc.record({
  reference: fc.constantFrom(...references),
  list: fc.constantFrom(...villageLists),
  why: maybe(fc.constantFrom(...whys)),
  sort: fc.constantFrom(...villageSorts),
  show: fc.subarray([...workbenchLayers]),
  roads: fc.constantFrom(...roadColours),
  density: fc.constantFrom(...densities),
  record: maybe(
    fc.record({
      dataset: fc.constantFrom('village', 'road_segment', 'facility', 'work'),
      key: fc.string({ minLength: 1, maxLength: 60 }),
    }),
  ),
  mark: maybe(fc.tuple(degrees(180), degrees(85))),
  q: fc.string({ maxLength: 80 }),
  versus: maybe(
    fc.record({
      thresholdM: fc.integer({ min: 0, max: 50_000 }),
      reference: maybe(fc.constantFrom(...references)),
      asOf: maybe(fc.constantFrom('2019-12-31', '2020-08', '7')),
    }),
  ),
  swipe: fc.integer({ min: 0, max: 100 }),
});

describe('the address of the planners’ map', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        const written = withCoverageAddress(new URLSearchParams(), address);
        const expected = address.versus ? address : { ...address, swipe: defaultCoverageAddress.swipe };
        expect(parseCoverageAddress(new URLSearchParams(String(written)))).toEqual(expected);
      }),
    );
  });

  it('is empty for what is usual, and keeps the part of others', () => {
    expect(
      String(withCoverageAddress(new URLSearchParams('region=330681&ref=village_hall'), defaultCoverageAddress)),
    ).toBe('region=330681');
    const own = new URLSearchParams('ref=village_hall&theme=night&tab=plan');
    expect(String(withAddress(own, { ...defaultAddress, theme: 'paper' }))).toBe('ref=village_hall');
  });

  it.each([
    'ref=both',
    'list=everything',
    'why=because',
    'sort=name',
    'roads=colour',
    'record=village',
    'record=load:1',
    'record=village:',
    'mark=120',
    'mark=120,95',
    'mark=a,b',
    'vsThreshold=-1',
    'vsThreshold=1e9',
    'vsRef=',
    'vsAsOf=2020-13',
    'swipe=101',
  ])('falls back to what is usual for %s', (search) => {
    expect(parse(search)).toEqual(defaultCoverageAddress);
  });

  it('shows no layer when none is asked for', () => {
    expect(parse('show=none').show).toEqual([]);
    expect(parse('show=heat.roads.unicorns').show).toEqual(['roads', 'heat']);
  });

  it('shares a closed month with the other pages', () => {
    expect(parseAddress(new URLSearchParams('asOf=2020-08')).asOf).toBe('2020-08');
    expect(parseAddress(new URLSearchParams('asOf=2020-13')).asOf).toBeUndefined();
  });
});
