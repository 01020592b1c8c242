import { resolve } from 'node:path';
import { applyProgramme } from '../../programme/apply-programme.ts';
import { defineVerb, UsageError } from '../define-verb.ts';
import { reportLine } from '../report-lines.ts';
import { watchLoad } from '../watch-load.ts';

export default defineVerb({
  name: 'programme',
  usage: 'apply <dir>',
  zh: '应用行动计划文件夹：目标、计划项、计划',
  en: 'apply a programme folder: targets, items, plan',
  options: {},
  async run({ positionals, printer, database }) {
    const [action, folder, ...more] = positionals;
    if (action !== 'apply' || folder === undefined || more.length > 0) throw new UsageError('programme apply <dir>');
    const watcher = watchLoad(printer, { columns: false });
    const applied = await applyProgramme(await database(), resolve(folder), watcher);
    const done = printer.say({ zh: '行动计划已应用', en: 'programme applied' });
    const lines = applied.loads.map((report) => reportLine(report, printer.language));
    printer.result(applied, [`${done}: ${applied.programme} (${applied.root})`, ...lines]);
  },
});
