import type { Check, Derivation, Field } from '../define-dataset.ts';
import { nameDiffers } from './region-name-rules.ts';

/** The region a plan or a report speaks for: the root, a district or a town. Older files call it the district. */
export const planRegion = {
  type: 'text',
  zh: '区域代码',
  en: 'region',
  nameHeaders: ['区县', '区县名称', '所在区县', '县区', 'QXMC', '乡镇', '乡镇名称', '区域', '区域名称'],
  required: true,
  aliases: ['district_code', 'town_code', '区县代码', '所属区县', '县区代码', 'QXDM', '乡镇代码', 'XZDM'],
} as const satisfies Field;

const standing = `r.root_region = :root AND r.load_to = 2147483647 AND r.level <> 'village'`;

/** A name where the code belongs, 越城区 or 越城, becomes the code of the one region that has it. */
export const planRegionByName: Derivation = {
  column: 'region_code',
  translates: true,
  concerns: `s.region_code IS NOT NULL AND s.region_code NOT IN (SELECT r.code FROM region r WHERE ${standing})`,
  sql: `
    WITH named AS MATERIALIZED (
      SELECT r.code, spelling.word
      FROM region r
      CROSS JOIN LATERAL (
        VALUES (regexp_replace(r.name, '\\s', '', 'g')), (regexp_replace(r.name_en, '\\s', '', 'g')),
          (CASE WHEN length(r.name) > 2 THEN regexp_replace(r.name, '(街道|[市区县旗镇乡])$', '') END)
      ) AS spelling(word)
      WHERE ${standing}
    )
    SELECT s.row_no, MIN(n.code) AS value
    FROM ??stage s
    JOIN named n ON n.word = regexp_replace(s.region_code, '\\s', '', 'g')
    WHERE s.region_code NOT IN (SELECT r.code FROM region r WHERE ${standing})
    GROUP BY s.row_no
    HAVING COUNT(DISTINCT n.code) = 1`,
};

const known = `SELECT r.code FROM region r WHERE r.root_region = :root AND r.load_to = 2147483647`;

const exists = {
  code: 'unknown_region',
  severity: 'error',
  field: 'region_code',
  zh: '区域代码不在现行区域中。请核对代码，或先加载新的区域数据',
  en: 'the code is not a standing region; correct the code, or load the new regions first',
  value: 's.region_code',
} as const;

const unknown = `s.region_code IS NOT NULL AND s.region_code <> CAST(:root AS text) AND s.region_code NOT IN (${known})`;

/** Of the root, or of a region under it. */
export const planRegionExists: Check = { ...exists, when: unknown };

/**
 * A programme may be applied before its regions are loaded: its folder names its own regions by code. A name, as printed
 * tables have it, is understood only once they are.
 */
export const planRegionExistsOnceLoaded: Check = {
  ...exists,
  when: `${unknown}
    AND (s.region_code !~ '^[0-9A-Za-z-]+$'
      OR EXISTS (SELECT 1 FROM region r WHERE r.root_region = :root AND r.load_to = 2147483647))`,
};

export const planRegionNameFits: Check = {
  code: 'region_name_differs',
  severity: 'warning',
  field: 'region_code',
  zh: '区域代码与名称不符：代码可能出自另一套代码表(统计用区划代码与民政代码不同)。按代码计，请核对',
  en: 'the region of this code has another name: the code may be of another list (statistical and civil-affairs codes differ); the code counts; check it',
  ...nameDiffers('region_code', 'district_name'),
};
