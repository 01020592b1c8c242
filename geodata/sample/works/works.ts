/** Works of the 14 plan items: their quantities add up to what each district has done of its plan. */
import type { LonLat } from '../../crs/gcj02.ts';
import { roundTo } from '../plane.ts';
import { type Random, seededRandom } from '../random.ts';
import { districtProfiles } from '../register/district-profile.data.ts';
import { required } from '../required.ts';
import { addDays, dataDate, drawFinish } from './calendar.ts';
import { type ItemNature, itemNatures } from './item-nature.data.ts';
import { unusualPaces } from './pace.data.ts';
import { type PlanItem, planItems, planRows } from './plan.data.ts';
import type { WorkPlace, WorkPlaces } from './work-places.ts';

export type WorkStatus = 'planned' | 'building' | 'completed' | 'accepted';

export interface Work {
  code: string;
  name: string;
  item: PlanItem;
  districtCode: string;
  townCode: string;
  quantity: number;
  status: WorkStatus;
  planYear: number;
  startedOn: string;
  finishedOn: string;
  acceptedOn: string;
  routeCode: string;
  evidence: string;
  at: LonLat | undefined;
}

interface Task {
  districtCode: string;
  year: number;
  item: PlanItem;
  planned: number;
}

const noPlaceShare = 0.03;

function doneShare({ districtCode, item, year }: Task, random: Random): number {
  const unusual = unusualPaces.find(
    (pace) => pace.districtCode === districtCode && pace.item === item && pace.year === year,
  );
  if (unusual) return unusual.done;
  if (year === 2020) return random.between(0.62, 0.93);
  return random.chance(0.85) ? random.between(0.985, 1.1) : random.between(0.93, 0.985);
}

/** Cuts a quantity into works of the item's size; the last takes the rest. */
function split(quantity: number, { unit, size: [least, most] }: ItemNature, random: Random): number[] {
  const parts: number[] = [];
  let left = quantity;
  while (left > 0.0005) {
    const drawn =
      unit === 'km' ? roundTo(least + (most - least) * random.next() ** 1.6, 3) : random.integer(least, most);
    const part = left - drawn < least * 0.6 ? Math.min(left, most + least) : Math.min(drawn, left);
    parts.push(roundTo(part, 3));
    left = roundTo(left - part, 3);
  }
  return parts;
}

interface Times {
  status: WorkStatus;
  startedOn: string;
  finishedOn: string;
  acceptedOn: string;
}

function finishedTimes({ year, item }: Task, random: Random): Times {
  const finishedOn = drawFinish(year, random);
  const startedOn = addDays(finishedOn, -random.integer(...itemNatures[item].days));
  const acceptedOn = addDays(finishedOn, random.integer(15, 75));
  const isAccepted = acceptedOn <= dataDate && random.chance(0.96);
  return {
    status: isAccepted ? 'accepted' : 'completed',
    startedOn,
    finishedOn,
    acceptedOn: isAccepted ? acceptedOn : '',
  };
}

function openTimes(random: Random): Times {
  const isBuilding = random.chance(0.65);
  return {
    status: isBuilding ? 'building' : 'planned',
    startedOn: isBuilding ? addDays(dataDate, -random.integer(10, 120)) : '',
    finishedOn: '',
    acceptedOn: '',
  };
}

function workName(item: PlanItem, place: WorkPlace, quantity: number): string {
  const { title } = itemNatures[item];
  if (item === 'rural_bus') return `${place.name}${title}（${quantity}辆）`;
  return item === 'bus_bay' || item === 'logistics_point'
    ? `${place.name}${title}（${quantity}个）`
    : `${place.name}${title}`;
}

/** Acceptance paper: district, item column, year and running number. */
function evidenceOf(task: Task, number: number): string {
  const { short } = required(districtProfiles[task.districtCode], task.districtCode);
  const column = String(planItems.indexOf(task.item) + 1).padStart(2, '0');
  return `${short}交验〔${task.year}〕${column}-${String(number).padStart(3, '0')}号`;
}

function worksOf(task: Task, places: WorkPlaces): Work[] {
  const random = seededRandom(`works ${task.districtCode} ${task.year} ${task.item}`);
  const nature = itemNatures[task.item];
  const exact = task.planned * doneShare(task, random);
  const done = nature.unit === 'km' ? roundTo(exact, 2) : Math.round(exact);
  const open = task.year === 2020 ? Math.max(0, roundTo(task.planned - done, 2)) : 0;
  const finished = split(done, nature, random).map((quantity) => ({ quantity, ...finishedTimes(task, random) }));
  const unfinished = split(open, nature, random).map((quantity) => ({ quantity, ...openTimes(random) }));
  return [...finished, ...unfinished].map(({ quantity, ...times }, index): Work => {
    const isOpenAccess = task.item === 'town_class2_access' && !times.finishedOn;
    const place = places.draw(
      { place: isOpenAccess ? 'town not reached' : nature.place, districtCode: task.districtCode, item: task.item },
      random,
    );
    const column = String(planItems.indexOf(task.item) + 1).padStart(2, '0');
    return {
      code: `GC${task.year}${task.districtCode}${column}${String(index + 1).padStart(3, '0')}`,
      name: workName(task.item, place, quantity),
      item: task.item,
      districtCode: task.districtCode,
      townCode: place.townCode,
      routeCode: place.routeCode,
      quantity,
      planYear: task.year,
      ...times,
      evidence: times.status === 'accepted' ? evidenceOf(task, index + 1) : '',
      at: random.chance(noPlaceShare) ? undefined : place.at,
    };
  });
}

export function makeWorks(places: WorkPlaces): Work[] {
  return planRows.flatMap(({ districtCode, year, quantities }) =>
    planItems.flatMap((item, column) => {
      const planned = quantities[column];
      return planned ? worksOf({ districtCode, year, item, planned }, places) : [];
    }),
  );
}
