import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPerKm } from '#geodata/programmes/check-per-km.ts';
import type { Fault } from '#geodata/programmes/faults.ts';
import { fundingDocument } from '#geodata/programmes/funding.ts';
import { readYaml } from '#geodata/programmes/read-yaml.ts';

const sound = readFileSync('geodata/programmes/dongzhi-road-maintenance-2021/funding.yaml', 'utf8');

function faultsOf(text: string): string[] {
  const faults: Fault[] = [];
  const funding = readYaml({ file: 'funding.yaml', text }, fundingDocument, faults);
  if (funding?.content.perKm) {
    const { lineOf } = funding;
    checkPerKm(funding.content.perKm, (message, path) =>
      faults.push({ file: 'funding.yaml', line: lineOf(path), message }),
    );
  }
  return faults.map(({ line, message }) => `${line} ${message}`);
}

describe('money per kilometre', () => {
  it('is sound as the document has it', () => {
    expect(faultsOf(sound)).toEqual([]);
  });

  it('has its faults in the lines where they are', () => {
    const lineOf = (text: string, part: string): number =>
      text.split('\n').findIndex((line) => line.includes(part)) + 1;
    const stranger = sound.replace('county: { city: 2, county: 8 }', 'county: { state: 2, county: 8 }');
    expect(faultsOf(stranger)[0]).toMatch(new RegExp(`^${lineOf(stranger, 'state: 2')} .* state is no payer`));
    const open = sound.replace('county: 8000', 'county: 8500');
    expect(faultsOf(open)[0]).toMatch(new RegExp(`^${lineOf(open, 'county: 8500')} .* do not close`));
    const lost = sound.replace('rule: city_and_county', 'rule: nix');
    expect(faultsOf(lost)[0]).toMatch(new RegExp(`^${lineOf(lost, 'rule: nix')} .* no earlier rule nix`));
  });

  it.each([
    [
      'a payer that nobody knows',
      'county: { city: 2, county: 8 }',
      'county: { state: 2, county: 8 }',
      /state is no payer/,
    ],
    [
      'shares that are no whole 元',
      '{ city: 2, county: 8 }',
      '{ city: 2, county: 7 }',
      /city would pay 2222\.2+\d* 元 per km/,
    ],
    [
      'rates that do not close',
      'county: 8000',
      'county: 8500',
      /8500 元 do not close with the 8000 元 of county there/,
    ],
    ['a rate without a split', 'village: { county: 8, town: 2 }', '', /county_and_town, village: give both a rate and/],
    ['a grade of roads that does not exist', 'village: 2400', 'hamlet: 2400', /rates/],
    ['a split without a rate', ', village: 3000', '', /city_and_county, village: give both a rate and/],
    ['a broken rate', 'village: 3000', 'village: 3000.5', /whole 元 per kilometre/],
    ['an unknown rule', 'rule: city_and_county', 'rule: nix', /there is no earlier rule nix/],
    ['money paid twice', /\n {6}divides:.*/, '', /must say what it divides, or kilometres would be paid twice/],
    ['a repeated rule', 'id: county_and_town', 'id: city_and_county', /rule city_and_county stands twice/],
  ])('is refused for %s', (_what, from, to, fault) => {
    const changed = sound.replace(from, to);
    expect(changed).not.toBe(sound);
    const faults = faultsOf(changed);
    expect(faults.join('\n')).toMatch(fault);
    expect(faults.filter((told) => /^[01] /.test(told))).toEqual([]);
  });
});
