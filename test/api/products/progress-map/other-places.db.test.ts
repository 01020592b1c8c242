import { beforeAll, describe, expect, it } from 'vitest';
import { toPaper } from '#api/products/progress-map/fit-map.ts';
import { gatherProgressMap } from '#api/products/progress-map/gather-progress-map.ts';
import { inside } from '#api/products/progress-map/map-geometry.ts';
import { drawProgressMap } from '#api/products/progress-map/render-progress-map.ts';
import { resolveAsOf } from '#geodata/as-of.ts';
import type { Database } from '#geodata/database/database.ts';
import { districts, root, writeSmallData } from '#test/api/support/small-data.ts';
import { testDatabase } from '#test/support/database.ts';
import { readPdf } from '../support/read-pdf.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  await writeSmallData(database);
});

const gather = (region?: string) =>
  database.read(async (tx) => {
    const basis = await resolveAsOf(tx, root);
    return gatherProgressMap(tx, { query: { lang: 'zh', region, indicator: 'maintenance-rate' }, basis });
  });

describe('a place whose code is not Chinese', () => {
  it('is drawn in its UTM zone', async () => {
    const content = await gather();
    expect(String(content.crs.srid)).toMatch(/^326\d\d$/);
    const facts = await readPdf(await drawProgressMap(content, 'pdf'));
    expect(facts.text).toContain('UTM');
    expect(facts.images).toBe(0);
  });
});

describe('a region without an outline', () => {
  it('is drawn by the outlines below it, and refused in clear words when there are none', async () => {
    await database.write((tx) => tx('region').where({ code: root }).update({ outline_geom4326: null }));
    const { areas, fit } = await gather();
    expect(areas.find(({ role }) => role === 'self')?.polygons).toEqual([]);
    const corners = areas.flatMap(({ polygons }) => polygons).flat(2);
    expect(corners.length).toBeGreaterThan(8);
    for (const corner of corners) {
      const [x, y] = toPaper(fit, corner);
      expect(inside({ x, y, width: 0, height: 0 }, fit.frame)).toBe(true);
    }
    await database.write((tx) => tx('region').update({ outline_geom4326: null }));
    await expect(gather()).rejects.toMatchObject({ code: 'no_outline', status: 409 });
    await expect(gather(districts[0])).rejects.toThrow(/load the dataset "region" with outlines/);
  });
});
