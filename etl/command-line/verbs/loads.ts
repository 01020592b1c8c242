import { listLoads } from '../../loads/list-loads.ts';
import { defineVerb, noPositionals } from '../define-verb.ts';
import { summaryLine } from '../report-lines.ts';

const mostLoads = 50;

export default defineVerb({
  name: 'loads',
  usage: '',
  zh: '列出最近的加载',
  en: 'list the newest loads',
  options: {},
  async run(context) {
    noPositionals(context);
    const database = await context.database();
    const loads = await database.read((tx) => listLoads(tx, { limit: mostLoads }));
    const none = context.printer.say({ zh: '尚无加载', en: 'no loads yet' });
    context.printer.result({ loads }, loads.length > 0 ? loads.map(summaryLine) : [none]);
  },
});
