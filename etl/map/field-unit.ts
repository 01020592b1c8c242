/** The unit that a field's name ends with, and how departments write it in brackets behind a header. */
export interface FieldUnit {
  readonly zh: string;
  readonly en: string;
  readonly words: readonly string[];
}

const units: readonly (readonly [ending: string, unit: FieldUnit])[] = [
  ['_km', { zh: '公里', en: 'km', words: ['km', '公里', '千米'] }],
  ['_m', { zh: '米', en: 'm', words: ['m', '米'] }],
  ['_yuan', { zh: '元', en: 'CNY', words: ['元', 'yuan', 'cny', 'rmb'] }],
  ['_m2', { zh: '平方米', en: 'm²', words: ['m2', '平方米', '㎡', 'm²'] }],
];

/** The unit of a field, undefined when it has none. */
export function unitOf(name: string): FieldUnit | undefined {
  return units.find(([ending]) => name.endsWith(ending))?.[1];
}
