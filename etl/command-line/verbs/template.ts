import { datasets } from '#geodata/datasets/registry.ts';
import { templateWorkbook } from '../../template/template-workbook.ts';
import { writeNewFile } from '../../write-new-file.ts';
import { defineVerb, UsageError } from '../define-verb.ts';

export default defineVerb({
  name: 'template',
  usage: '<dataset> [file.xlsx]',
  zh: '生成填报模板：表头、下拉代码和说明',
  en: 'write an empty workbook with headers, drop-downs and notes',
  options: {},
  async run({ positionals, printer }) {
    const [name, given, ...more] = positionals;
    if (name === undefined || more.length > 0) throw new UsageError('template <dataset> [file.xlsx]');
    const dataset = datasets.get(name);
    if (dataset === undefined) {
      throw new UsageError(`没有数据集 / no dataset ${name}: ${[...datasets.keys()].join(', ')}`);
    }
    const file = given ?? `${dataset.zh}填报模板.xlsx`;
    if (!file.toLowerCase().endsWith('.xlsx')) throw new UsageError('模板是 .xlsx 文件 / a template is an .xlsx file');
    await writeNewFile(file, await templateWorkbook(dataset));
    printer.result({ dataset: name, file }, [
      printer.say({ zh: `已生成${dataset.zh}填报模板：${file}`, en: `template of ${name} written: ${file}` }),
    ]);
  },
});
