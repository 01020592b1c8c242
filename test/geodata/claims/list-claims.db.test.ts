import { beforeAll, describe, expect, it } from 'vitest';
import { listClaims } from '#geodata/claims/list-claims.ts';
import type { Database } from '#geodata/database/database.ts';
import { basisOf, fact, publish } from '#test/geodata/indicators/fact-builder.ts';
import { addProgramme, planItemFact, reportFact } from '#test/geodata/progress/progress-facts.ts';
import { testDatabase } from '#test/support/database.ts';

const root = '330600';
const [east, west] = ['330602', '330603'];
const programme = 'p';
let database: Database;
let mended = 0;

/** Along the equator of the projection: 0.01 degrees of longitude at 30 N are about 965 m. */
const line = (from: number, to: number): string => `LINESTRING(${from} 30, ${to} 30)`;
const proved = { evidence: '绍交验〔2020〕3号', accepted_on: '2020-06-30', finished_on: '2020-06-01', plan_year: 2020 };

beforeAll(async () => {
  database = await testDatabase();
  await addProgramme(database, programme, root);
  const of = (dataset: string, rows: Parameters<typeof publish>[1]['rows']) =>
    publish(database, { root, dataset, dataDate: '2020-09-30', rows: rows ?? [] });
  await of('region', [
    fact.region(root, 'city', null),
    fact.region(east, 'district', root, { name: '越城区' }),
    fact.region(west, 'district', root, { name: '柯桥区' }),
  ]);
  await of('plan_item', [planItemFact(programme, 'repair', 1), planItemFact(programme, 'upgrade', 2)]);
  const work = (code: string, item: string, district: string, quantity: number, more: object) =>
    fact.work(code, item, district, quantity, { name: code, work_code: code, ...proved, ...more });
  await of('work', [
    work('good', 'repair', east, 0.97, { place_geom4326: line(120, 120.01) }),
    work('long', 'repair', east, 2, { place_geom4326: line(120.1, 120.11) }),
    work('nowhere', 'repair', east, 1, { place_geom4326: null }),
    work('unproved', 'repair', west, 0.97, { place_geom4326: line(120.2, 120.21), evidence: null, accepted_on: null }),
    work('unaccepted', 'repair', west, 0.97, {
      place_geom4326: line(120.8, 120.81),
      accepted_on: null,
      status: 'accepted',
    }),
    work('unseen', 'repair', west, 0.97, { place_geom4326: line(120.9, 120.91), evidence: null }),
    work('seen', 'repair', west, 0.97, { place_geom4326: line(121, 121.01), evidence: null, photo: '完工.jpg' }),
    work('undated', 'repair', west, 0.97, { place_geom4326: line(120.3, 120.31), finished_on: null }),
    work('moved', 'upgrade', west, 0.97, { place_geom4326: line(120.4, 120.41), plan_year: 2019, moved_to_year: 2020 }),
    work('a1', 'repair', west, 0.97, { name: '平水 至王坛', route_code: 'X101', place_geom4326: line(120.5, 120.51) }),
    work('a2', 'upgrade', west, 0.97, {
      name: '平水至王坛',
      route_code: 'X101',
      place_geom4326: line(120.5, 120.51),
      plan_year: 2019,
      finished_on: '2019-06-01',
    }),
    work('b1', 'repair', west, 0.97, {
      place_geom4326: line(120.7, 120.71),
      plan_year: 2017,
      finished_on: '2018-01-06',
    }),
    work('b2', 'upgrade', west, 0.97, {
      place_geom4326: line(120.7001, 120.7101),
      plan_year: 2018,
      finished_on: '2018-06-01',
    }),
    work('old', 'repair', west, 3, { place_geom4326: null, plan_year: 2018, finished_on: '2018-06-01' }),
  ]);
  await of('report', [
    reportFact(programme, 'repair', east, '2020-06', 10, null),
    reportFact(programme, 'upgrade', west, '2020-06', 0.97, null),
  ]);
  mended = await of('work', [work('nowhere', 'repair', east, 1, { place_geom4326: line(120.6, 120.6104) })]);
});

const claimsOf = async (more: { region?: string; year?: number; asOf?: string } = {}) => {
  const { asOf, ...asked } = more;
  const basis = await basisOf(database, root, asOf);
  return database.read((tx) => listClaims(tx, { programme, basis, ...asked }));
};
const told = ({ claims }: Awaited<ReturnType<typeof claimsOf>>) =>
  claims.map(({ kind, region, item, work }) => `${kind} ${region} ${work?.key ?? item}`);

describe('claim against evidence', () => {
  it('lists every kind of doubt of the year, and nothing that is in order', async () => {
    expect(told(await claimsOf())).toEqual([
      `reported_not_mapped ${east} repair`,
      `mapped_not_reported ${west} repair`,
      `quantity_differs_from_map ${east} long`,
      `work_without_evidence ${west} unproved`,
      `acceptance_date_missing ${west} unaccepted`,
      `photo_missing ${west} unseen`,
      `finish_date_missing ${west} undated`,
      `moved_without_reason ${west} moved`,
    ]);
    expect(told(await claimsOf({ year: 2019 }))).toEqual([
      `mapped_not_reported ${west} upgrade`,
      `work_counted_twice ${west} a2`,
    ]);
    expect(told(await claimsOf({ year: 2018 }))).toEqual([
      `mapped_not_reported ${west} repair`,
      `mapped_not_reported ${west} upgrade`,
      `work_counted_twice ${west} b2`,
      `work_without_place ${west} old`,
    ]);
  });

  it('says what was claimed, what there is, where it comes from and what to do', async () => {
    const { claims } = await claimsOf();
    const [sums, , long] = claims;
    expect(sums).toMatchObject({ name: '越城区', claimed: 10, evidence: 3.97, found: '10 > 3.97', source: null });
    expect(long).toMatchObject({ claimed: 2, source: { file: 'work.csv', row: 2 }, work: { name: 'long' } });
    expect(long?.evidence).toBeCloseTo(0.965, 2);
    expect(long?.point?.[0]).toBeCloseTo(120.105, 1);
    const twice = (await claimsOf({ year: 2019 })).claims.find(({ kind }) => kind === 'work_counted_twice');
    expect(twice?.found).toBe('a2 [a1 2020 repair]');
    for (const { reason } of claims) expect(reason.zh).toMatch(/请/);
  });

  it('is of the state that is asked for: a doubt that was mended is gone', async () => {
    expect(told(await claimsOf({ asOf: String(mended - 1) }))).toContain(`work_without_place ${east} nowhere`);
  });

  it('narrows to a district', async () => {
    for (const claim of (await claimsOf({ region: east })).claims) expect(claim.region).toBe(east);
    const both = [...told(await claimsOf({ region: east })), ...told(await claimsOf({ region: west }))];
    expect(both.sort()).toEqual(told(await claimsOf()).sort());
  });
});
