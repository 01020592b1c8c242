import { defineIndicator } from '../define-indicator.ts';
import { peopleOfVillage } from '../parts/people-of-village.ts';
import { todayOf } from '../parts/today.ts';
import { ofVillageKind, villagesAndCommunities } from '../parts/village-kind.ts';

const reads = ['village', 'assignment', 'facility'];

/** Coverage by assignment: its own facility, the centre's, or a neighbour's, by decision and without any distance. */
export default defineIndicator({
  id: 'by-assignment',
  version: 1,
  title: { zh: '按归属覆盖的村(社区)比例', en: 'Villages and communities served by assignment' },
  label: { zh: '归属覆盖', en: 'Assigned' },
  weightUnit: villagesAndCommunities,
  dataset: 'village',
  reads,
  levels: ['city', 'district', 'town', 'village'],
  clause: '覆盖方式:本社区设站、街道中心覆盖或由邻近站服务',
  method: {
    zh: '登记了服务归属(本社区设站、由街道中心覆盖、由邻近站服务)、且该站点在名录中并在运营的村(社区)数 ÷ 村(社区)总数;不看距离,不需要坐标。归属的站点不在名录、未运营或不属该类的,算未覆盖。',
    en: 'Villages and communities with a registered assignment (their own, the centre’s, a neighbour’s) to a facility of the kind that stands in the register and operates, over all of them; no distance and no place is needed. An assignment to a facility that is unknown, does not operate or is of another kind does not serve.',
  },
  params: { facilityKind: 'medical_care_station', villageKind: 'community' },
  joins: `
  LEFT JOIN (
    SELECT DISTINCT ON (assignment.village_code) assignment.village_code, assignment.facility_code, assignment.basis,
           f.name, f.id IS NOT NULL AS is_serving
      FROM assignment_at(:root, :load) assignment
      ${todayOf(reads)}
      LEFT JOIN facility_at(:root, :load) f
        ON f.facility_code = assignment.facility_code AND CAST(:facilityKind AS text) = ANY (f.kinds)
       AND coalesce(f.status, 'operating') = 'operating'
     WHERE assignment.kind = CAST(:facilityKind AS text)
       AND coalesce(assignment.valid_from <= today.data_date, true)
       AND coalesce(assignment.valid_to >= today.data_date, true)
     ORDER BY assignment.village_code, is_serving DESC, assignment.record_key
  ) assigned ON assigned.village_code = r.code`,
  population: ofVillageKind,
  success: 'assigned.is_serving',
  weight: '1',
  weightings: peopleOfVillage,
  states: { success: { zh: '已覆盖', en: 'Served' }, gap: { zh: '未覆盖', en: 'Not served' } },
  detail: {
    facilityCode: 'assigned.facility_code',
    facilityName: 'assigned.name',
    basis: 'assigned.basis',
    notAssigned: 'assigned.facility_code IS NULL',
  },
});
