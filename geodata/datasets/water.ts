import { waterKinds } from '../vocabulary/water.ts';
import { defineDataset } from './define-dataset.ts';
import { placeChecks, placeDerivations, placeFields } from './rules/place-fields.ts';

/** 水系: rivers and waters as the ground that maps are drawn on. No indicator asks them. */
export default defineDataset({
  name: 'water',
  zh: '水系',
  en: 'water',
  key: ['water_code'],
  fields: {
    water_code: {
      type: 'text',
      zh: '水系编码',
      en: 'water code',
      required: true,
      aliases: ['水系编号', '河流编码', '河流编号', '河流代码', '湖泊编码', '水库编码', 'SXBM', 'HLBM'],
    },
    name: {
      type: 'text',
      zh: '水系名称',
      en: 'water name',
      aliases: ['河流名称', '湖泊名称', '水库名称', '名称', 'SXMC', 'HLMC'],
    },
    kind: {
      type: 'code',
      codes: waterKinds,
      zh: '水系类型',
      en: 'kind of water',
      aliases: ['类型', '水系类别', '水域类型', 'SXLX'],
    },
    ...placeFields,
  },
  geometries: [
    {
      column: 'shape_geom4326',
      type: 'any',
      zh: '形状',
      en: 'shape',
      fromFile: true,
      // A pair of coordinates is a point, and water has none.
      lon: [],
      lat: [],
      whenMissing: 'warning',
    },
  ],
  derive: placeDerivations('ST_PointOnSurface(s.shape_geom4326)'),
  checks: [
    ...placeChecks,
    {
      code: 'water_is_point',
      severity: 'error',
      vital: true,
      field: 'shape_geom4326',
      zh: '水系的形状是点，没有长度也没有面积，画不出来。请提供河流的线或水面的面',
      en: 'the shape of the water is a point, which has neither length nor area to draw; give the line of a river or the area of a water',
      when: 'ST_Dimension(s.shape_geom4326) = 0',
      value: 'ST_AsText(ST_Centroid(s.shape_geom4326), 6)',
    },
  ],
});
