import { defineDataset } from './define-dataset.ts';
import { itemByTitle, itemExists, yearInProgramme } from './rules/programme-rules.ts';
import { districtOfToday } from './rules/region-history-rules.ts';
import { districtByName, regionExists } from './rules/region-rules.ts';

/**
 * A programme may be applied before its regions are loaded: its folder names its own districts by code. A name of a
 * district, as printed tables have it, is understood only once they are.
 */
const districtExists = regionExists('district_code', 'district');
const regionExistsOnceLoaded = {
  ...districtExists,
  when: `${districtExists.when}
    AND (s.district_code !~ '^[0-9A-Za-z-]+$'
      OR EXISTS (SELECT 1 FROM region r WHERE r.root_region = :root AND r.load_to = 2147483647))`,
};

/** 计划: quantity per district, year and item. An empty quantity is the printed dash: not planned. */
export default defineDataset({
  name: 'plan',
  zh: '计划',
  en: 'plan',
  key: ['programme_id', 'item', 'district_code', 'year'],
  perProgramme: true,
  fields: {
    item: { type: 'text', zh: '计划项', en: 'plan item', required: true, aliases: ['JHX'] },
    district_code: {
      type: 'text',
      zh: '区县代码',
      en: 'district',
      nameHeaders: ['区县', '区县名称', '所在区县', '县区', 'QXMC'],
      required: true,
      aliases: ['QXDM'],
    },
    year: { type: 'integer', zh: '年份', en: 'year', required: true, min: 1990, max: 2100, aliases: ['年度', 'ND'] },
    quantity: {
      type: 'number',
      zh: '计划量',
      en: 'planned quantity',
      min: 0,
      max: 1_000_000_000,
      aliases: ['数量', 'JHL'],
    },
  },
  geometries: [],
  derive: [itemByTitle, districtByName],
  checks: [itemExists, regionExistsOnceLoaded, ...districtOfToday, yearInProgramme('year')],
});
