import { ofAsked } from './asked-districts.ts';
import { defineIndicator } from './define-indicator.ts';
import { isRuralRoad, kilometres, lengthMethod, roadSegmentDetail } from './rural-road.ts';

const baselineLoad = (load: string): string => `
  (SELECT coalesce(max(id) FILTER (WHERE data_date <= CAST(:baselineOn AS date)), min(id)) AS load
     FROM load
    WHERE root_region = :root AND id <= ${load} AND dataset = 'road_segment')`;

/**
 * What was substandard in the register at the baseline, as `alias`: that of its newest load whose data date is not after
 * the day, else the first register there is. Joined and not asked through the function: PostgreSQL does not see through
 * that when the load is itself asked for.
 */
const baseline = (alias: string): string => `
  ${baselineLoad(':load')} baseline
  JOIN road_segment ${alias}
    ON ${alias}.root_region = :root AND ${alias}.load_from <= baseline.load AND ${alias}.load_to > baseline.load
   AND ${alias}.technical_class = 'substandard'`;

/** Kilometres of its route that a segment covers; empty where the register does not say. */
const stretch = (alias: string): string => `
  CASE WHEN ${alias}.start_chainage_km IS NOT NULL AND ${alias}.end_chainage_km IS NOT NULL
       THEN numrange(least(${alias}.start_chainage_km, ${alias}.end_chainage_km),
                     greatest(${alias}.start_chainage_km, ${alias}.end_chainage_km))
       ELSE CAST('empty' AS numrange) END`;

const isUpgraded = (alias: string): string => `coalesce(${alias}.technical_class IN ('1', '2', '3', '4'), false)`;

/**
 * The segment as it stands now under its key; and for segments without one, what stretches of their route the register
 * knows now, and which of them are of class 4 or better and nowhere listed as something else.
 */
const now = `
  LEFT JOIN road_segment_at(:root, :load) present ON present.record_key = r.record_key
  LEFT JOIN (
    WITH gone AS MATERIALIZED (
      SELECT DISTINCT former.route_code
        FROM ${baseline('former')}
        LEFT JOIN road_segment_at(:root, :load) kept ON kept.record_key = former.record_key
       WHERE kept.id IS NULL ${ofAsked('former.district_code')}
    )
    SELECT segment.route_code, range_agg(${stretch('segment')}) AS known,
           coalesce(range_agg(${stretch('segment')}) FILTER (WHERE ${isUpgraded('segment')}), '{}')
             - coalesce(range_agg(${stretch('segment')}) FILTER (WHERE NOT ${isUpgraded('segment')}), '{}') AS good
      FROM gone
      JOIN road_segment_at(:root, :load) segment ON segment.route_code = gone.route_code
     GROUP BY 1
  ) route ON route.route_code = r.route_code AND present.id IS NULL`;

/**
 * Districts of the baseline's segments whose key or route the load changed; all that either baseline names when it is
 * another one now.
 */
const reach = `
  SELECT former.district_code
    FROM ${baseline('former')}
   WHERE former.record_key IN (SELECT c.record_key FROM changed c) OR former.route_code IN (SELECT c.route_code FROM changed c)
   UNION ALL
  SELECT former.district_code
    FROM road_segment former
   WHERE former.root_region = :root
     AND ${baselineLoad(':load')} IS DISTINCT FROM ${baselineLoad(':load - 1')}`;

/** 等外公路提升率. */
export default defineIndicator({
  id: 'substandard-upgrade',
  version: 2,
  title: { zh: '等外公路提升率', en: 'Substandard roads upgraded' },
  label: { zh: '路路上等级', en: 'Upgraded' },
  weightUnit: kilometres,
  dataset: 'road_segment',
  reads: ['road_segment'],
  reach: { road_segment: reach },
  levels: ['city', 'district', 'town'],
  clause: '“镇镇二级路、路路上等级、隐患全治理”。乡镇通达二级以上公路(含二级,下同)比例接近100%,等外公路提升率100%',
  method: {
    zh: `基期(可调)台账中的等外农村公路里程里,现已达到四级以上的里程比例。基期取数据日期不晚于基期日的最近一批台账,没有的取最早一批。路段按编码对应;编码已变的,其桩号范围现在全部为四级以上(且没有路段另登记为等外或等级不明)的算已提升;台账中已查不到的仍在分母、算未提升,并标注。${lengthMethod.zh}`,
    en: `Of the kilometres of rural road that were substandard in the register of the baseline (a setting), those that are of class 4 or better now. The baseline is the newest register whose data date is not after the day, else the first one. Segments are matched by code; where the code changed, by route and chainage: the whole stretch must be of class 4 or better, and no part of it be listed as substandard or of unknown class. What the register no longer knows stays in the denominator as not upgraded, and is marked. ${lengthMethod.en}`,
  },
  params: { baselineOn: '2017-12-31' },
  from: baseline('r'),
  joins: now,
  population: isRuralRoad,
  success: `CASE WHEN present.id IS NOT NULL THEN ${isUpgraded('present')}
                 ELSE route.good @> (${stretch('r')}) AND NOT isempty(${stretch('r')}) END`,
  weight: 'r.length_km',
  states: {
    success: { zh: '已提升的等外路', en: 'Upgraded' },
    gap: { zh: '未提升的等外路', en: 'Still substandard' },
  },
  detail: {
    ...roadSegmentDetail,
    presentClass: 'present.technical_class',
    noLongerInRegister: `present.id IS NULL AND NOT coalesce(route.known && (${stretch('r')}), false)`,
  },
});
