import { undoLoad } from '../../undo/undo-load.ts';
import { defineVerb, loadNumberOf } from '../define-verb.ts';
import { reportLine } from '../report-lines.ts';

export default defineVerb({
  name: 'undo',
  usage: '<load>',
  zh: '撤销一批数据，恢复之前的状态',
  en: 'undo a load: restore the state before it',
  options: {},
  async run(context) {
    const load = loadNumberOf(context);
    const report = await undoLoad(await context.database(), load);
    context.printer.result(report, [reportLine(report, context.printer.language)]);
  },
});
