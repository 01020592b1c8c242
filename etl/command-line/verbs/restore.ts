import { resolve } from 'node:path';
import { restoreBackup } from '../../backup/restore-backup.ts';
import { defineVerb, UsageError } from '../define-verb.ts';

export default defineVerb({
  name: 'restore',
  usage: '<file>',
  zh: '从备份文件恢复全部数据；数据库须为空，或用 --replace 替换',
  en: 'restore everything from a backup into an empty database; --replace gives up what is there',
  options: { replace: { type: 'boolean' } },
  async run({ positionals, options, printer, database }) {
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new UsageError('restore <file> [--replace]');
    const opened = await database();
    const replace = options.replace === true;
    const seen = new Set<string>();
    const onTable = (table: string): void => {
      if (!seen.has(table)) printer.progress(table);
      seen.add(table);
    };
    const report = await restoreBackup(opened, { path: resolve(path), replace, onTable });
    const { tables, rows, madeAt } = report;
    const line = printer.say({
      zh: `已恢复到 ${opened.place}：${tables} 张表 ${rows} 行，备份时间 ${madeAt}`,
      en: `restored into ${opened.place}: ${rows} rows of ${tables} tables, backed up at ${madeAt}`,
    });
    printer.result(report, [line]);
  },
});
