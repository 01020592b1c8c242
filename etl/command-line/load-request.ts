import { datasets } from '#geodata/datasets/registry.ts';
import { loadModes } from '../diff/count-changes.ts';
import type { LoadRequest } from '../load-file.ts';
import { parseDate } from '../map/parse-date.ts';
import { type OptionShape, textOf, UsageError, type VerbContext } from './define-verb.ts';

export const loadOptions: Readonly<Record<string, OptionShape>> = {
  programme: { type: 'string', value: 'P' },
  region: { type: 'string', value: 'CODE' },
  crs: { type: 'string', value: 'auto|epsg:4490|gcj02|bd09' },
  layer: { type: 'string', value: 'L' },
  mapping: { type: 'string', value: 'F|none' },
  mode: { type: 'string', value: 'guarded|replace|merge' },
  'max-errors': { type: 'string', value: 'PERCENT' },
  'data-date': { type: 'string', value: 'YYYY-MM-DD' },
  report: { type: 'string', value: 'F.xlsx|F.json' },
  sample: { type: 'boolean' },
};

/** `load <dataset> <file>` with its options as a request; what is wrong on its face is wrong usage. */
export function loadRequestOf(context: VerbContext): LoadRequest {
  const [dataset, file, ...more] = context.positionals;
  if (dataset === undefined || file === undefined || more.length > 0) {
    throw new UsageError('请给出数据集和文件 / give a dataset and a file');
  }
  if (!datasets.has(dataset)) {
    throw new UsageError(`没有数据集 / no dataset ${dataset}: ${[...datasets.keys()].join(', ')}`);
  }
  const mode = textOf(context, 'mode') ?? 'guarded';
  const known = loadModes.find((name) => name === mode);
  if (known === undefined) throw new UsageError(`--mode: ${loadModes.join(', ')}`);
  const maxErrorPercent = percentOf(textOf(context, 'max-errors'));
  const dataDate = textOf(context, 'data-date');
  if (dataDate !== undefined && parseDate(dataDate) === undefined) throw new UsageError('--data-date YYYY-MM-DD');
  const optional = Object.fromEntries(
    ['programme', 'region', 'crs', 'layer', 'mapping'].flatMap((name) => {
      const value = textOf(context, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return {
    ...optional,
    ...(dataDate !== undefined && { dataDate }),
    ...(maxErrorPercent !== undefined && { maxErrorPercent }),
    dataset,
    file,
    mode: known,
    sample: context.options.sample === true,
  };
}

function percentOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const percent = /^\d{1,3}(\.\d+)?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (percent <= 100) return percent;
  throw new UsageError('--max-errors: 0 … 100');
}
