import { defineIndicator } from '../define-indicator.ts';
import { peopleOfVillage } from '../parts/people-of-village.ts';
import { ofVillageKind, villagesAndCommunities } from '../parts/village-kind.ts';

/** Coverage by hosts: the share of villages and communities that hold a facility of a kind, in a site of its own or not. */
export default defineIndicator({
  id: 'host-share',
  version: 1,
  title: { zh: '设有设施的村(社区)比例', en: 'Villages and communities that hold a facility' },
  label: { zh: '设施设置率', en: 'Hosts' },
  weightUnit: villagesAndCommunities,
  dataset: 'village',
  reads: ['village', 'facility'],
  levels: ['city', 'district', 'town', 'village'],
  clause: '覆盖方式:达到一定比例的村(社区)设有设施',
  method: {
    zh: '登记有该类运营设施的村(社区)数 ÷ 村(社区)总数;设在综治中心、卫生院等其他站点之内的也算(一个站点可兼多类)。按登记的村代码归属。',
    en: 'Villages and communities with an operating facility of the kind registered in them over all of them; a room inside another site counts (a site may hold several kinds). It belongs to the village it is registered under.',
  },
  params: { facilityKind: 'counselling_room', villageKind: 'any' },
  joins: `
  LEFT JOIN (
    SELECT f.village_code AS code, count(*) AS facilities, min(coalesce(f.name, f.facility_code)) AS name
      FROM facility_at(:root, :load) f
     WHERE CAST(:facilityKind AS text) = ANY (f.kinds) AND coalesce(f.status, 'operating') = 'operating'
       AND f.village_code IS NOT NULL
     GROUP BY 1
  ) held ON held.code = r.code`,
  population: ofVillageKind,
  success: 'held.facilities > 0',
  weight: '1',
  weightings: peopleOfVillage,
  states: { success: { zh: '已设', en: 'Has one' }, gap: { zh: '未设', en: 'Has none' } },
  detail: { facilityCount: 'coalesce(held.facilities, 0)', facilityName: 'held.name' },
});
