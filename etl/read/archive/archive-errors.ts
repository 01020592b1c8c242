import { defineError } from '#geodata/errors.ts';

export const archiveUnsupported = defineError(
  'archive_unsupported',
  400,
  (name: string) =>
    `压缩包“${name}”不是 zip：请解压后重新压缩为 zip 再上传。The archive ${name} is no zip: unpack it and pack it again as zip.`,
);
export const archiveEncrypted = defineError(
  'archive_encrypted',
  400,
  (name: string) =>
    `压缩包“${name}”设有密码，无法读取：请去掉密码重新压缩。The archive ${name} is encrypted: pack it again without a password.`,
);
export const archiveTooLarge = defineError(
  'archive_too_large',
  413,
  (name: string, limit: string) =>
    `压缩包“${name}”解压后超过 ${limit}，未读取：请分成几个文件。The archive ${name} unpacks to more than ${limit} and was not read: split it.`,
);
