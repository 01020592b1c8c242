import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Address,
  defaultAddress,
  formatAddress,
  mapLayerNames,
  parseAddress,
  recordFilters,
  tabs,
} from '#dashboard/src/address/address.ts';

const read = (search: string) => parseAddress(new URLSearchParams(search));

const someAddress: fc.Arbitrary<Address> = fc.record({
  programme: fc.option(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), { nil: undefined }),
  indicator: fc.option(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), { nil: undefined }),
  region: fc.option(fc.stringMatching(/^[0-9A-Za-z-]{1,12}$/), { nil: undefined }),
  year: fc.option(fc.integer({ min: 1990, max: 2100 }), { nil: undefined }),
  thresholdM: fc.integer({ min: 0, max: 50_000 }),
  language: fc.constantFrom('zh', 'en'),
  theme: fc.constantFrom('paper', 'night'),
  layers: fc.subarray([...mapLayerNames]),
  tab: fc.constantFrom(...tabs),
  state: fc.constantFrom(...recordFilters),
  asOf: fc.constantFrom(undefined, '2020-09-30', '7'),
  camera: fc.option(
    fc.record({
      zoom: fc.integer({ min: 0, max: 2000 }).map((hundredths) => hundredths / 100),
      latitude: fc.integer({ min: -850_000, max: 850_000 }).map((parts) => parts / 10_000),
      longitude: fc.integer({ min: -1_800_000, max: 1_800_000 }).map((parts) => parts / 10_000),
    }),
    { nil: undefined },
  ),
});

describe('the address', () => {
  it('says nothing for the usual view', () => {
    expect(formatAddress(defaultAddress).toString()).toBe('');
    expect(read('')).toEqual(defaultAddress);
  });

  it('reads back every view it writes', () => {
    fc.assert(
      fc.property(someAddress, (address) => {
        expect(parseAddress(formatAddress(address))).toEqual(address);
      }),
    );
  });

  it('gives two views two addresses', () => {
    fc.assert(
      fc.property(someAddress, someAddress, (one, other) => {
        const same = formatAddress(one).toString() === formatAddress(other).toString();
        expect(same).toBe(
          JSON.stringify(parseAddress(formatAddress(one))) === JSON.stringify(parseAddress(formatAddress(other))),
        );
      }),
    );
  });

  it('keeps an empty set of layers apart from the usual one', () => {
    const search = formatAddress({ ...defaultAddress, layers: [] });
    expect(search.toString()).toBe('layers=none');
    expect(parseAddress(search).layers).toEqual([]);
  });

  it.each([
    ['indicator=<script>', 'indicator'],
    ['indicator=', 'indicator'],
    ['region=330600%2F..', 'region'],
    [`region=${'3'.repeat(33)}`, 'region'],
    ['year=2018.5', 'year'],
    ['year=1989', 'year'],
    ['year=abc', 'year'],
    ['threshold=-1', 'thresholdM'],
    ['threshold=50001', 'thresholdM'],
    ['threshold=NaN', 'thresholdM'],
    ['threshold=', 'thresholdM'],
    ['lang=fr', 'language'],
    ['theme=neon', 'theme'],
    ['tab=admin', 'tab'],
    ['state=outside', 'state'],
    ['asOf=2020-9-30', 'asOf'],
    ['asOf=0', 'asOf'],
    ['at=9/30', 'camera'],
    ['at=9/30/120/1', 'camera'],
    ['at=9/95/120', 'camera'],
  ] as const)('falls back to the usual value for %s', (search, field) => {
    expect(read(search)[field]).toEqual(defaultAddress[field]);
  });

  it('takes the threshold at its very ends', () => {
    expect(read('threshold=0').thresholdM).toBe(0);
    expect(read('threshold=50000').thresholdM).toBe(50_000);
    expect(read('threshold=499.5').thresholdM).toBe(499.5);
  });

  it('ignores words it does not know and keeps the first of two', () => {
    expect(read('colour=red&tab=gaps&tab=plan')).toEqual({ ...defaultAddress, tab: 'gaps' });
  });
});
