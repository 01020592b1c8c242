import type { Facility } from '../service/facility.ts';
import type { Village } from '../villages/village-register.ts';
import type { Report } from '../works/reports.ts';
import type { Work } from '../works/works.ts';
import { csvText } from './csv.ts';

export function villagesText(villages: readonly Village[]): string {
  return csvText(
    villages.map((village) => ({
      code: village.code,
      name: village.name,
      town_code: village.townCode,
      district_code: village.districtCode,
      kind: 'administrative_village',
      population: village.population,
      households: village.households,
      committee_lon: village.committee?.[0],
      committee_lat: village.committee?.[1],
      hall_name: village.hallName,
      hall_lon: village.hall?.[0],
      hall_lat: village.hall?.[1],
    })),
  );
}

export function facilitiesText(facilities: readonly Facility[]): string {
  return csvText(
    facilities.map((facility) => ({
      facility_code: facility.code,
      name: facility.name,
      kinds: facility.kinds.join('+'),
      status: facility.status,
      opened_on: facility.openedOn,
      trips_per_day: facility.tripsPerDay,
      floor_area_m2: facility.floorAreaM2,
      district_code: facility.districtCode,
      town_code: facility.townCode,
      village_code: facility.villageCode,
      lon: facility.at?.[0],
      lat: facility.at?.[1],
    })),
  );
}

export function worksText(works: readonly Work[]): string {
  return csvText(
    works.map((work) => ({
      work_code: work.code,
      name: work.name,
      item: work.item,
      district_code: work.districtCode,
      town_code: work.townCode,
      quantity: work.quantity,
      status: work.status,
      plan_year: work.planYear,
      started_on: work.startedOn,
      finished_on: work.finishedOn,
      accepted_on: work.acceptedOn,
      route_code: work.routeCode,
      evidence: work.evidence,
      lon: work.at?.[0],
      lat: work.at?.[1],
    })),
  );
}

export function reportsText(reports: readonly Report[]): string {
  return csvText(
    reports.map((report) => ({
      item: report.item,
      district_code: report.districtCode,
      month: report.month,
      quantity: report.quantity,
      reported_on: report.reportedOn,
      reporter_office: report.office,
    })),
  );
}
