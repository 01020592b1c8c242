import { sqlText } from '#geodata/database/sql-file.ts';
import { defineVerb, noPositionals } from '../define-verb.ts';

interface ProgrammeRow {
  readonly id: string;
  readonly rootRegion: string;
  readonly zh: string;
  readonly en: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

const listProgrammes = sqlText<Record<string, never>, ProgrammeRow>(`
  SELECT id, root_region AS "rootRegion", title_zh AS zh, title_en AS en, starts_on AS "startsOn", ends_on AS "endsOn"
  FROM programme ORDER BY id`);

export default defineVerb({
  name: 'programmes',
  usage: '',
  zh: '列出行动计划',
  en: 'list the programmes',
  options: {},
  async run(context) {
    noPositionals(context);
    const database = await context.database();
    const programmes = await database.read((tx) => listProgrammes(tx, {}));
    const lines = programmes.map(
      (row) => `${row.id}  ${row.rootRegion}  ${row.startsOn}..${row.endsOn}  ${context.printer.say(row)}`,
    );
    const none = context.printer.say({ zh: '尚无行动计划', en: 'no programmes yet' });
    context.printer.result({ programmes }, lines.length > 0 ? lines : [none]);
  },
});
