import type { Programme } from '#geodata/programmes/programme.ts';
import type { OpenSource } from '../read/define-reader.ts';

/** What a programme folder publishes, as sources of the ordinary pipeline. */
export interface ProgrammeSource {
  readonly dataset: 'plan_item' | 'plan' | 'target';
  readonly file: string;
  readonly source: OpenSource;
}

export function programmeSources(programme: Programme): readonly ProgrammeSource[] {
  const items = programme.items.map(({ item, title, unit }, index) => ({
    rowNo: index + 1,
    values: [item, index + 1, title.zh, title.en, unit.zh, unit.en],
  }));
  const plan = programme.plan.map((cell, index) => ({
    rowNo: index + 1,
    values: [cell.item, cell.districtCode, cell.year, cell.quantity ?? '—'],
  }));
  const targets = programme.targets.map((target, index) => ({
    rowNo: index + 1,
    values: [
      target.targetCode,
      target.indicator,
      target.level,
      target.operator,
      target.value,
      target.dueOn,
      target.clause,
      target.regions.join(';') || null,
    ],
  }));
  const targetColumns = ['target_code', 'indicator', 'level', 'operator', 'value', 'due_on', 'clause', 'regions'];
  const all: readonly ProgrammeSource[] = [
    {
      dataset: 'plan_item',
      file: 'programme.yaml',
      source: sourceOf(['item', 'position', 'title_zh', 'title_en', 'unit_zh', 'unit_en'], items),
    },
    { dataset: 'plan', file: 'plan.csv', source: sourceOf(['item', 'region_code', 'year', 'quantity'], plan) },
    { dataset: 'target', file: 'targets.csv', source: sourceOf(targetColumns, targets) },
  ];
  return all.filter(({ source }) => source.total !== 0);
}

function sourceOf(
  columns: readonly string[],
  rows: readonly { readonly rowNo: number; readonly values: readonly unknown[] }[],
): OpenSource {
  return {
    columns,
    hasGeometry: false,
    crs: { kind: 'degrees' },
    notes: [],
    total: rows.length,
    rows: rows.map((row) => ({ ...row, geometry: null })),
    close: async () => {},
  };
}
