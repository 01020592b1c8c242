import { defineError } from '#geodata/errors.ts';

export const backupDamaged = defineError(
  'backup_damaged',
  422,
  (path: string, zh: string, en: string) =>
    `备份文件“${path}”${zh}，未作任何更改：请换一份备份，或重新备份。The backup ${path} ${en}; nothing was changed: use another one or take it anew.`,
);
export const backupNewer = defineError(
  'backup_newer',
  409,
  (path: string, names: readonly string[]) =>
    `备份文件“${path}”由较新版本的通村生成(含 ${names.join(', ')})：请先升级再恢复。The backup ${path} was made by a newer version of Tongcun (it has ${names.join(', ')}): upgrade before restoring.`,
);
export const databaseNotEmpty = defineError(
  'database_not_empty',
  409,
  (place: string, table: string, rows: number) =>
    `数据库 ${place} 不是空的(${table} 有 ${rows} 条记录)，未作更改：请恢复到空数据库；确要用备份替换全部现有数据时加 --replace。The database ${place} is not empty (${table} has ${rows} rows) and was left alone: restore into an empty one, or add --replace to give up everything in it.`,
);
export const backupMismatch = defineError(
  'backup_mismatch',
  422,
  (path: string, table: string) =>
    `备份文件“${path}”中的表 ${table} 与数据库的表不一致，未作更改。Table ${table} of the backup ${path} is not the one of the database; nothing was changed.`,
);
