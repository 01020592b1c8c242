import type { Check, Derivation, Field } from '../define-dataset.ts';
import { districtOfToday, townOfToday } from './region-history-rules.ts';
import { districtName, nameFitsCode, townName } from './region-name-rules.ts';
import {
  districtByName,
  districtOfTown,
  regionByPlace,
  regionExists,
  regionKnown,
  townByName,
  townInDistrict,
} from './region-rules.ts';

/** District and town of a record, by code or by name. */
export const placeFields = {
  district_code: {
    type: 'text',
    zh: '区县代码',
    en: 'district',
    nameHeaders: ['区县', '区县名称', '所在区县', '县区', 'QXMC'],
    aliases: ['所属区县', '县区代码', 'QXDM'],
  },
  town_code: {
    type: 'text',
    zh: '乡镇代码',
    en: 'town',
    nameHeaders: ['乡镇', '乡镇名称', '所在乡镇', '乡镇街道', 'XZMC'],
    aliases: ['所属乡镇', 'XZDM'],
  },
  town_name: townName,
  district_name: districtName,
} as const satisfies Readonly<Record<string, Field>>;

/** Fills both from names and, where the record has one, from its `point` (SQL over `s`). */
export function placeDerivations(point?: string): readonly Derivation[] {
  if (point === undefined) return [districtByName, townByName, districtOfTown];
  return [
    districtByName,
    townByName,
    regionByPlace('town_code', 'town', point),
    districtOfTown,
    regionByPlace('district_code', 'district', point),
  ];
}

export const placeChecks: readonly Check[] = [
  regionExists('town_code', 'town'),
  regionExists('district_code', 'district'),
  ...townOfToday,
  ...districtOfToday,
  townInDistrict,
  nameFitsCode('town'),
  nameFitsCode('district'),
  regionKnown('district_code'),
];
