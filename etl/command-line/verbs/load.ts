import { loadFile } from '../../load-file.ts';
import { defineVerb } from '../define-verb.ts';
import { loadOptions, loadRequestOf } from '../load-request.ts';
import { reportLine } from '../report-lines.ts';
import { watchLoad } from '../watch-load.ts';

export default defineVerb({
  name: 'load',
  usage: '<dataset> <file>',
  zh: '加载文件：检查、比对、发布',
  en: 'load a file: check, compare, publish',
  options: { ...loadOptions, 'dry-run': { type: 'boolean' } },
  async run(context) {
    const request = { ...loadRequestOf(context), dryRun: context.options['dry-run'] === true };
    const { printer } = context;
    const report = await loadFile(await context.database(), request, watchLoad(printer));
    printer.result(report, [reportLine(report, printer.language)]);
  },
});
