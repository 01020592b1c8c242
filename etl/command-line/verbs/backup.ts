import { resolve } from 'node:path';
import { writeBackup } from '../../backup/write-backup.ts';
import { defineVerb, UsageError } from '../define-verb.ts';

export default defineVerb({
  name: 'backup',
  usage: '<file>',
  zh: '把全部数据备份为一个文件，可恢复到内置数据库或服务器',
  en: 'write everything into one file that restores into the embedded database or a server',
  options: {},
  async run({ positionals, printer, database }) {
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new UsageError('backup <file>');
    const opened = await database();
    const report = await writeBackup(opened, resolve(path), (table) => printer.progress(table));
    const { tables, rows, bytes, sha256 } = report;
    const size = `${(bytes / 1024 / 1024).toFixed(1)} MB`;
    const line = printer.say({
      zh: `已备份 ${opened.place}：${tables} 张表 ${rows} 行，${size}，摘要 ${sha256}`,
      en: `${opened.place} backed up: ${rows} rows of ${tables} tables, ${size}, digest ${sha256}`,
    });
    printer.result(report, [line]);
  },
});
