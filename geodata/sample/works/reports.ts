/** Monthly reports: close to what the works finished, with the errors real reports have. */
import { roundTo } from '../plane.ts';
import { type Random, seededRandom } from '../random.ts';
import { required } from '../required.ts';
import { addDays, dataDate } from './calendar.ts';
import { itemNatures } from './item-nature.data.ts';
import { type PlanItem, planItems, planRows } from './plan.data.ts';
import type { Work } from './works.ts';

export interface Report {
  item: PlanItem;
  districtCode: string;
  month: string;
  quantity: number;
  reportedOn: string;
  office: string;
}

const missingShare = 0.018;
/** Claims that differ from the works by design: district, item, year, factor. */
const tendencies: readonly { districtCode: string; item: PlanItem; year: number; factor: number }[] = [
  { districtCode: '330624', item: 'bus_bay', year: 2020, factor: 1.6 },
  { districtCode: '330683', item: 'pavement_repair', year: 2019, factor: 1.12 },
  { districtCode: '330681', item: 'safety_works', year: 2018, factor: 0.9 },
  { districtCode: '330604', item: 'logistics_point', year: 2019, factor: 1.15 },
];

function doneByMonth(works: readonly Work[]): Map<string, number> {
  const done = new Map<string, number>();
  for (const { item, districtCode, finishedOn, quantity } of works) {
    if (!finishedOn) continue;
    const key = `${item} ${districtCode} ${finishedOn.slice(0, 7)}`;
    done.set(key, (done.get(key) ?? 0) + quantity);
  }
  return done;
}

function claimed(
  quantity: number,
  { item, factor, random }: { item: PlanItem; factor: number; random: Random },
): number {
  const noise = random.chance(0.08) ? random.between(0.75, 1.3) : random.between(0.98, 1.02);
  const exact = quantity * factor * noise;
  return itemNatures[item].unit === 'km' ? roundTo(exact, 2) : Math.round(exact);
}

/** By the fifth of the next month as a rule, late now and then. */
function reportedOn(month: string, random: Random): string {
  const nextMonth = addDays(`${month}-28`, 4).slice(0, 7);
  const day = random.chance(0.9) ? random.integer(1, 5) : random.integer(6, 16);
  const date = `${nextMonth}-${String(day).padStart(2, '0')}`;
  return date > dataDate ? dataDate : date;
}

export function makeReports(works: readonly Work[], districtName: (code: string) => string): Report[] {
  const done = doneByMonth(works);
  const random = seededRandom('reports');
  const reports: Report[] = [];
  for (const { districtCode, year, quantities } of planRows) {
    for (const [column, planned] of quantities.entries()) {
      if (planned === null) continue;
      const item = required(planItems[column], 'item');
      const factor =
        tendencies.find((found) => found.districtCode === districtCode && found.item === item && found.year === year)
          ?.factor ?? 1;
      for (let number = 1; number <= (year === 2020 ? 9 : 12); number += 1) {
        const month = `${year}-${String(number).padStart(2, '0')}`;
        if (random.chance(missingShare)) continue;
        const quantity = claimed(done.get(`${item} ${districtCode} ${month}`) ?? 0, { item, factor, random });
        reports.push({
          item,
          districtCode,
          month,
          quantity,
          reportedOn: reportedOn(month, random),
          office: `${districtName(districtCode)}交通运输局`,
        });
      }
    }
  }
  return reports;
}
