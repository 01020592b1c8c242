import { resolveAsOf } from '#geodata/as-of.ts';
import type { AwardRow } from '#geodata/awards/award-row.ts';
import { type Awards, listAwards, noAwards } from '#geodata/awards/list-awards.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import { awardFunding, fundingDocument } from '#geodata/programmes/funding.ts';
import { defineVerb, noPositionals, textOf, UsageError } from '../define-verb.ts';
import type { Printer } from '../printer.ts';

interface ProgrammeRow {
  readonly id: string;
  readonly root: string;
  readonly funding: unknown;
}

const listProgrammes = sqlText<Record<string, never>, ProgrammeRow>(
  `SELECT id, root_region AS root, settings -> 'funding' AS funding FROM programme ORDER BY id`,
);

export default defineVerb({
  name: 'awards',
  usage: '',
  zh: '列出奖补资金：年度款项、已拨付、状态和下一步',
  en: 'list the awards: money of the year, paid, state and next step',
  options: {
    programme: { type: 'string', value: 'P' },
    year: { type: 'string', value: 'YYYY' },
    'as-of': { type: 'string', value: 'YYYY-MM-DD' },
  },
  async run(context) {
    noPositionals(context);
    const [programme, yearText, until] = ['programme', 'year', 'as-of'].map((name) => textOf(context, name));
    if (yearText !== undefined && !/^\d{4}$/.test(yearText)) throw new UsageError('--year YYYY');
    if (until !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(until)) throw new UsageError('--as-of YYYY-MM-DD');
    const year = yearText === undefined ? undefined : Number(yearText);
    const database = await context.database();
    const found = await database.read((tx) => listAll(tx, { programme, year, until }));
    const lines = found.flatMap((awards) => awards.rows.map((row) => lineOf(awards, row, context.printer)));
    const awards = found.map(({ programme: id, rows, years, total }) => ({ programme: id, rows, years, total }));
    const none = context.printer.say({ zh: '没有奖补资金', en: 'no awards' });
    context.printer.result({ awards }, lines.length > 0 ? lines : [none]);
  },
});

interface Asked {
  readonly programme: string | undefined;
  readonly year: number | undefined;
  readonly until: string | undefined;
}

async function listAll(tx: ReadTransaction, { programme, year, until }: Asked): Promise<Awards[]> {
  const rows = (await listProgrammes(tx, {})).filter(
    ({ id, funding }) =>
      (programme === undefined || id === programme) && awardFunding(fundingDocument.safeParse(funding).data),
  );
  if (programme !== undefined && rows.length === 0) throw noAwards(programme);
  const found: Awards[] = [];
  for (const { id, root } of rows) {
    const basis = await resolveAsOf(tx, root, until);
    found.push(await listAwards(tx, { programme: id, year, basis, until: until ?? null }));
  }
  return found;
}

function lineOf(awards: Awards, row: AwardRow, printer: Printer): string {
  const { language } = printer;
  const money = [row.scheduledYuan, row.paidYuan, row.dueYuan].map((yuan) => yuan.toLocaleString('en-US')).join(' / ');
  const next = row.next === null ? '' : ` → ${row.next.title[language]} (${row.next.offices[0]})`;
  const what = printer.say({ zh: '元，款项/已拨/可拨', en: 'CNY, award/paid/payable' });
  return `${awards.programme}  ${row.year}  ${row.name}  ${money} ${what}  ${row.state.title[language]}${next}`;
}
