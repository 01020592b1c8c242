import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { samplePositions } from '#etl/crs/sample-positions.ts';
import { geojsonToWkb } from '#etl/geometry/geojson-to-wkb.ts';
import { findDataset } from '#etl/load-file.ts';
import { matchHeaders } from '#etl/map/match-headers.ts';
import type { SourceRow } from '#etl/read/define-reader.ts';
import { peekRows } from '#etl/read/peek-rows.ts';

const line: Geometry = {
  type: 'LineString',
  coordinates: [
    [1, 2],
    [3, 4],
    [5, 6],
  ],
};
const row = (values: readonly unknown[], geometry: Geometry | null = null): SourceRow => ({
  rowNo: 1,
  values,
  geometry,
});

function sample(columns: readonly string[], rows: readonly SourceRow[], hasGeometry = false, dataset = 'village') {
  return samplePositions(rows, matchHeaders(columns, findDataset(dataset), { fields: {} }), hasGeometry);
}

describe('positions of the first rows', () => {
  it('are a vertex in the middle of lines and rings, in GeoJSON and in WKB', () => {
    const shapes: Geometry[] = [
      line,
      { type: 'Point', coordinates: [3, 4] },
      { type: 'MultiLineString', coordinates: [line.coordinates] },
      { type: 'Polygon', coordinates: [line.coordinates] },
      { type: 'MultiPolygon', coordinates: [[line.coordinates]] },
      { type: 'GeometryCollection', geometries: [line] },
    ];
    for (const shape of shapes) {
      expect(sample([], [row([], shape)], true)).toEqual({ positions: [[3, 4]], fromCells: false });
      const wkb = geojsonToWkb(shape);
      expect(sample([], [{ ...row([]), wkb }], true).positions).toEqual([[3, 4]]);
    }
  });

  it('are the pairs of cells of every geometry, as numbers or as angles, metres left as they are', () => {
    const columns = ['经度', '纬度', '礼堂经度', '礼堂纬度'];
    expect(sample(columns, [row(['120°30′', '30 15 00', '40512345.6', '3321456.7'])])).toEqual({
      positions: [
        [120.5, 30.25],
        [40512345.6, 3321456.7],
      ],
      fromCells: true,
    });
  });

  it('are those of WKT cells', () => {
    expect(sample(['wkt'], [row(['POINT (120 30)'])])).toEqual({ positions: [[120, 30]], fromCells: false });
  });

  it('leave out what is empty, broken or half', () => {
    const columns = ['经度', '纬度'];
    expect(sample(columns, [row(['', '30']), row(['—', '—']), row(['x', 'y']), row([120, null])]).positions).toEqual(
      [],
    );
    const broken = [
      null,
      { type: 'Point' },
      { type: 'Point', coordinates: ['1', 2] },
      { type: 'LineString', coordinates: [] },
    ];
    const rows = broken.map((shape) => row([], JSON.parse(JSON.stringify(shape))));
    expect(sample([], rows, true).positions).toEqual([]);
    expect(sample([], [{ ...row([]), wkb: new Uint8Array([1, 2, 0, 0, 0, 9]) }], true).positions).toEqual([]);
  });
});

describe('a peek at the first rows', () => {
  const rows = Array.from({ length: 10 }, (_, index): SourceRow => ({ rowNo: index + 1, values: [], geometry: null }));

  it.each([0, 1, 9, 10, 11])('of %i loses none of them, from lists and streams', async (count) => {
    async function* stream(): AsyncGenerator<SourceRow> {
      yield* rows;
    }
    for (const source of [rows, stream()]) {
      const peeked = await peekRows({ rows: source }, count);
      expect(peeked.head).toEqual(rows.slice(0, count));
      const all: SourceRow[] = [];
      for await (const each of peeked.rows) all.push(each);
      expect(all).toEqual(rows);
    }
  });

  it.each([0, 3, 4, 9, 11])('of %i takes whole batches where there are such', async (count) => {
    async function* stream(): AsyncGenerator<readonly SourceRow[]> {
      for (let at = 0; at < rows.length; at += 4) yield rows.slice(at, at + 4);
    }
    const { head, batches } = await peekRows({ rows: [], batches: stream() }, count);
    expect(head).toEqual(rows.slice(0, 4 * Math.ceil(count / 4)));
    const all: SourceRow[] = [];
    for await (const batch of batches ?? []) all.push(...batch);
    expect(all).toEqual(rows);
  });

  it('closes the source when the reader of the rows stops early', async () => {
    let isClosed = false;
    async function* stream(): AsyncGenerator<SourceRow> {
      try {
        yield* rows;
      } finally {
        isClosed = true;
      }
    }
    const peeked = await peekRows({ rows: stream() }, 3);
    for await (const { rowNo } of peeked.rows) if (rowNo === 2) break;
    expect(isClosed).toBe(true);
  });
});
