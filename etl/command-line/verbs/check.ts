import { checkFile } from '../../load-file.ts';
import { defineVerb } from '../define-verb.ts';
import { loadOptions, loadRequestOf } from '../load-request.ts';
import { reportLine } from '../report-lines.ts';
import { watchLoad } from '../watch-load.ts';

export default defineVerb({
  name: 'check',
  usage: '<dataset> <file>',
  zh: '只检查和比对，不发布',
  en: 'check and compare only; publish nothing',
  options: loadOptions,
  async run(context) {
    const request = loadRequestOf(context);
    const { printer } = context;
    const report = await checkFile(await context.database(), request, watchLoad(printer));
    printer.result(report, [reportLine(report, printer.language)]);
  },
});
