import { defineError } from '#geodata/errors.ts';
import { chooseRoot } from '../../months/choose-root.ts';
import { closeMonth, type Verification, verifyMonth } from '../../months/close-month.ts';
import { today } from '../../today.ts';
import { defineVerb, textOf, UsageError } from '../define-verb.ts';
import type { Printer } from '../printer.ts';

const tampered = defineError(
  'month_tampered',
  409,
  (month: string) =>
    `${month}：保存的数字与摘要不一致，数据库被改动过，请从备份恢复。${month}: the kept numbers do not fit their digest; the database was tampered with: restore a backup.`,
);

export default defineVerb({
  name: 'close',
  usage: 'YYYY-MM',
  zh: '关账：把一个月的全部数字原样保存，以后永远照此回答；--verify 核对已关账的月份',
  en: 'close a month: keep all its numbers, so that they are answered the same for ever; --verify checks a closed one',
  options: {
    programme: { type: 'string', value: 'P' },
    region: { type: 'string', value: 'CODE' },
    office: { type: 'string', value: 'OFFICE' },
    post: { type: 'string', value: 'POST' },
    verify: { type: 'boolean' },
  },
  async run(context) {
    const [month, ...more] = context.positionals;
    if (month === undefined || more.length > 0 || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
      throw new UsageError('请给出一个月份，如 2020-08 / give one month, e.g. 2020-08');
    }
    const [office, post] = [textOf(context, 'office'), textOf(context, 'post')];
    if ((office === undefined) !== (post === undefined)) {
      throw new UsageError('--office 与 --post 须同时给出 / give both --office and --post, or neither');
    }
    const database = await context.database();
    const [region, programme] = [textOf(context, 'region'), textOf(context, 'programme')];
    const root = await database.read((tx) => chooseRoot(tx, { region, programme }));
    if (context.options.verify === true) {
      const found = await database.read((tx) => verifyMonth(tx, root, month));
      context.printer.result(found, verifiedLines(found, context.printer));
      if (!found.intact) throw tampered(month);
      return;
    }
    const closed = await closeMonth(database, { root, month, office, post, today: today() });
    const { load, asOf, sha256 } = closed;
    context.printer.result({ root, ...closed }, [
      context.printer.say({
        zh: `${month}已关账：依据第${load}批，数据截止${asOf}。查询时用 asOf=${month}。摘要 ${sha256}`,
        en: `${month} is closed: it rests on load ${load}, data as of ${asOf}. Ask for it with asOf=${month}. Digest ${sha256}`,
      }),
    ]);
  },
});

function verifiedLines({ month, intact, differing }: Verification, printer: Printer): string[] {
  const fits = { zh: `${month.month}：保存的数字与摘要一致`, en: `${month.month}: the kept numbers fit their digest` };
  const head = intact ? [printer.say(fits)] : [];
  if (differing.length === 0) {
    return [...head, printer.say({ zh: '按现行定义重算，结果相同', en: 'the definitions of today give the same' })];
  }
  const count = {
    zh: `按现行定义重算，${differing.length}项不同：`,
    en: `${differing.length} are answered otherwise today:`,
  };
  return [...head, printer.say(count), ...differing.map((subject) => `  ${subject}`)];
}
