import { datasets } from '#geodata/datasets/registry.ts';
import { exportEndings, exportFile } from '../../export/export-file.ts';
import { defineVerb, textOf, UsageError } from '../define-verb.ts';

export default defineVerb({
  name: 'export',
  usage: '<dataset> <file.geojson|file.csv|file.xlsx>',
  zh: '导出现行或历史记录，可原样再加载',
  en: 'write records as they stand or stood; the file loads again without a change',
  options: {
    programme: { type: 'string', value: 'P' },
    region: { type: 'string', value: 'CODE' },
    'as-of': { type: 'string', value: 'LOAD|YYYY-MM-DD' },
  },
  async run(context) {
    const [name, path, ...more] = context.positionals;
    const dataset = datasets.get(name ?? '');
    if (dataset === undefined) {
      throw new UsageError(`没有数据集 / no dataset ${name ?? ''}: ${[...datasets.keys()].join(', ')}`);
    }
    const ending = exportEndings.find((known) => path?.toLowerCase().endsWith(known));
    if (path === undefined || ending === undefined || more.length > 0) {
      throw new UsageError(`export <dataset> <file>: ${exportEndings.join(', ')}`);
    }
    const [programme, region, asOf] = ['programme', 'region', 'as-of'].map((option) => textOf(context, option));
    const request = {
      dataset,
      path,
      ...(programme && { programme }),
      ...(region && { region }),
      ...(asOf && { asOf }),
    };
    const exported = await exportFile(await context.database(), request);
    const { records, load, asOf: date, sample } = exported;
    const { printer } = context;
    const state = `${printer.say({ zh: `第 ${load} 批`, en: `load ${load}` })}${date === null ? '' : `, ${date}`}`;
    const line = printer.say({
      zh: `已导出 ${dataset.zh} ${records} 条(${state})到 ${path}`,
      en: `${records} records of ${dataset.name} (${state}) written to ${path}`,
    });
    printer.result({ file: path, ...exported }, sample ? [line, '演示数据 / demonstration data'] : [line]);
  },
});
