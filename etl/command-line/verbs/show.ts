import { findLoad, listProblems } from '../../loads/list-loads.ts';
import { loadNotFound } from '../../undo/undo-load.ts';
import { defineVerb, loadNumberOf } from '../define-verb.ts';
import { storedProblemLines } from '../problem-lines.ts';
import { summaryLine } from '../report-lines.ts';

export default defineVerb({
  name: 'show',
  usage: '<load>',
  zh: '显示一批数据及其问题',
  en: 'show a load and its problems',
  options: {},
  async run(context) {
    const number = loadNumberOf(context);
    const database = await context.database();
    const [load, groups] = await database.read(async (tx) => [
      await findLoad(tx, number),
      await listProblems(tx, number),
    ]);
    if (load === undefined) throw loadNotFound(number);
    const { printer } = context;
    printer.result({ ...load, problemGroups: groups }, [summaryLine(load), ...storedProblemLines(groups, printer)]);
  },
});
