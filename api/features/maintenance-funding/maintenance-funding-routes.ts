import { getMaintenanceFunding } from '#api/contract/maintenance-funding.ts';
import { countedBy } from '#geodata/maintenance-funding/list-graded-lengths.ts';
import { listMaintenanceFunding } from '#geodata/maintenance-funding/list-maintenance-funding.ts';
import type { Routes } from '../../http/routes.ts';
import { resolveScope, toBasis } from '../../scope/resolve-scope.ts';

const method = {
  zh: '里程按台账中县道、乡道、村道路段的长度计，与列养率的分母同一口径，不论是否列养；不属于任何乡镇的路段只计入全县。金额=里程×标准，不取整。县乡两级的标准正是市县标准中的县级部分，县道部分由县级承担，乡道、村道部分由县、乡分担。已安排的资金与按现有里程所需的金额比较，达到即为足额；没有安排记录的不作判断。',
  en: 'Kilometres are those of county, township and village roads in the register, the denominator of the maintenance rate, maintained or not; segments of no known town count for the county only. Money is kilometres times rate, not rounded. What county and towns pay is exactly the county part of the first rule; for county roads the county pays it, for township and village roads both do. Money set aside is held against what these kilometres need: reaching it is enough, and nothing on record is not judged.',
};

export function maintenanceFundingRoutes(routes: Routes): void {
  routes.read(getMaintenanceFunding, async (tx, { query }) => {
    const { basis, region } = await resolveScope(tx, query);
    const { programme, perKm, rows } = await listMaintenanceFunding(tx, { programme: query.programme, region, basis });
    const trace = (of: string): string =>
      `/api/indicators/${countedBy}/records?${new URLSearchParams({ programme, region: of, asOf: String(basis.load) })}`;
    return {
      programme,
      unit: perKm.unit,
      method,
      payers: perKm.payers,
      rules: perKm.rules.map(({ divides, ...rule }) => ({ ...rule, divides: divides ?? null })),
      rows: rows.map(({ region: place, ...row }) => ({ ...place, ...row, trace: trace(place.region) })),
      basis: toBasis(basis),
    };
  });
}
