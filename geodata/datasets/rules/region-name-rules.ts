import type { Field, RowCheck } from '../define-dataset.ts';
import { levelNames } from './region-rules.ts';

/** Names beside codes show a code of another list: statistical and civil-affairs towns share numbers, not names. */
export const townName: Field = {
  type: 'text',
  zh: '乡镇名称',
  en: 'town name',
  checkOnly: true,
  aliases: ['所属乡镇名称', '乡镇(街道)名称', '街道名称', '乡镇名', 'XZMC'],
};
export const districtName: Field = {
  type: 'text',
  zh: '区县名称',
  en: 'district name',
  checkOnly: true,
  aliases: ['所属区县名称', '县区名称', '县(市、区)名称', '区县名', 'QXMC'],
};

/** SQL: a name without the word for what it names, so that 塔山 and 塔山街道 are one. */
function bareName(name: string): string {
  return `regexp_replace(regexp_replace(${name}, '\\s', '', 'g'),
    '(街道办事处|街道|民族乡|镇|乡|村民委员会|村委会|社区居委会|居民委员会|居委会|社区|村|自治县|县|区|市)$', '')`;
}

/**
 * The standing region of the code (of one level) bears another name than the row gives. Bare names are
 * slow, so equal names go first; and a NULL on the left of NOT IN would be compared with the whole list.
 */
export function nameDiffers(code: string, name: string, level?: 'district' | 'town'): Pick<RowCheck, 'when' | 'value'> {
  const ofLevel = level === undefined ? '' : `AND r.level = '${level}'`;
  const standing = `FROM region r WHERE r.root_region = :root AND r.load_to = 2147483647 ${ofLevel}`;
  return {
    when: `
      s.${code} IS NOT NULL AND s.${name} IS NOT NULL AND (s.${code}, s.${name}) NOT IN (SELECT r.code, r.name ${standing})
      AND s.${code} IN (SELECT r.code ${standing})
      AND (s.${code}, ${bareName(`s.${name}`)}) NOT IN (SELECT r.code, ${bareName('r.name')} ${standing})`,
    value: `CONCAT(s.${code}, ' ', s.${name}, ' ≠ ', (SELECT r.name ${standing} AND r.code = s.${code}))`,
  };
}

/** The standing region of the code has the name that the row gives. */
export function nameFitsCode(level: 'district' | 'town'): RowCheck {
  const words = levelNames[level];
  return {
    code: 'region_name_differs',
    severity: 'warning',
    field: `${level}_code`,
    zh: `${words.zh}代码与名称不符：代码可能出自另一套代码表(统计用区划代码与民政代码不同)。按代码计，请核对`,
    en: `the ${words.en} of this code has another name: the code may be of another list (statistical and civil-affairs codes differ); the code counts; check it`,
    ...nameDiffers(`${level}_code`, `${level}_name`, level),
  };
}
