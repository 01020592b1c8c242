import { defineError } from '#geodata/errors.ts';

export const unknownDraft = defineError(
  'unknown_draft',
  404,
  () =>
    '没有这个待办文件，可能已删除或已过期：请重新上传。There is no such uploaded file; it was cleared away: upload it again.',
);
export const draftBusy = defineError(
  'draft_busy',
  409,
  () => '该文件正在检查或发布，请等它结束。The file is being checked or published; wait until that is over.',
);
export const draftPublished = defineError(
  'draft_published',
  409,
  (load: number) =>
    `该文件已发布(第 ${load} 批)：要更正请撤销或上传新文件。The file was published as load ${load}: undo that load, or upload a new file.`,
);
export const draftNotChecked = defineError(
  'draft_not_checked',
  409,
  () => '该文件没有通过检查，不能发布：请先检查。The file has not passed a check: check it first.',
);
export const datasetNotConfirmed = defineError(
  'dataset_not_confirmed',
  409,
  (checked: string, named: string) =>
    `检查时的数据集是 ${checked}，不是 ${named}：请重新检查后再发布。The file was checked as ${checked}, not as ${named}: check it again first.`,
);
export const nothingInspected = defineError(
  'nothing_inspected',
  404,
  () => '该文件还没有检查结果：请先检查。The file has no findings yet: check it first.',
);
export const draftsFull = defineError(
  'drafts_full',
  409,
  (most: string) =>
    `待办文件已达上限(${most})：请先删除不再需要的。There are too many uploaded files (${most}): discard some first.`,
);
export const folderUnusable = defineError(
  'drafts_unwritable',
  503,
  (reason: string) =>
    `服务器不能保存上传的文件(${reason})：请管理员检查 DATA_DIR 的权限和磁盘空间。The server cannot keep uploaded files (${reason}): check the rights and the free space of DATA_DIR.`,
);
