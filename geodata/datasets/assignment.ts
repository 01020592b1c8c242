import { assignmentBases } from '../vocabulary/assignment.ts';
import { facilityKinds } from '../vocabulary/facility.ts';
import { defineDataset } from './define-dataset.ts';
import { datesInOrder } from './rules/order-rules.ts';

/** 服务归属: which facility serves a village or community by decision: its own, the centre's, a neighbour's. */
export default defineDataset({
  name: 'assignment',
  zh: '服务归属',
  en: 'assignment',
  key: ['kind', 'village_code'],
  fields: {
    village_code: {
      type: 'text',
      zh: '村(社区)代码',
      en: 'village served',
      required: true,
      nameHeaders: ['社区', '村', '村(社区)', '社区名称', '村名'],
      aliases: ['社区代码', '村代码', '建制村代码'],
    },
    kind: {
      type: 'code',
      codes: facilityKinds,
      zh: '站点类型',
      en: 'facility kind',
      required: true,
      aliases: ['服务类型', '设施类型'],
    },
    facility_code: {
      type: 'text',
      zh: '服务站点编码',
      en: 'serving facility',
      required: true,
      aliases: ['站点编码', '服务站编码', '设施编码', '服务站'],
    },
    basis: {
      type: 'code',
      codes: assignmentBases,
      zh: '覆盖方式',
      en: 'basis',
      required: true,
      aliases: ['服务方式', '设置方式'],
    },
    valid_from: { type: 'date', zh: '起始日期', en: 'from', aliases: ['生效日期'] },
    valid_to: { type: 'date', zh: '终止日期', en: 'to', aliases: ['失效日期'] },
  },
  geometries: [],
  derive: [
    {
      column: 'village_code',
      translates: true,
      sql: `
        WITH named AS (
          SELECT v.name, min(v.code) AS code FROM village v
          WHERE v.root_region = :root AND v.load_to = 2147483647 GROUP BY v.name HAVING count(*) = 1)
        SELECT s.row_no, named.code AS value
        FROM ??stage s JOIN named ON named.name = s.village_code OR named.name = s.village_code || '社区'`,
    },
  ],
  checks: [
    {
      code: 'assigned_village_unknown',
      severity: 'error',
      field: 'village_code',
      zh: '村(社区)不在现行名录中(名称须唯一)。请核对，或先加载村数据',
      en: 'no standing village or community of that code (a name must be unique); correct it, or load the villages first',
      when: `
        s.village_code IS NOT NULL AND s.village_code NOT IN (
          SELECT v.code FROM village v WHERE v.root_region = :root AND v.load_to = 2147483647)`,
      value: 's.village_code',
    },
    {
      code: 'assigned_facility_unknown',
      severity: 'warning',
      field: 'facility_code',
      zh: '站点编码不在现行站点中：该村(社区)按未覆盖计。请核对，或先加载站点数据',
      en: 'no standing facility of that code, so the village counts as not served; correct it, or load the facilities first',
      when: `
        s.facility_code IS NOT NULL AND s.facility_code NOT IN (
          SELECT f.facility_code FROM facility f WHERE f.root_region = :root AND f.load_to = 2147483647)`,
      value: 's.facility_code',
    },
    datesInOrder('valid_from', 'valid_to', 'warning'),
  ],
});
