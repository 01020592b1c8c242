import { defineError, PublicError } from '#geodata/errors.ts';

export const portTaken = defineError(
  'port_taken',
  503,
  (host: string, port: number) =>
    `Port ${port} on ${host} is taken by another program: stop that, or set PORT to another number`,
);
export const portForbidden = defineError(
  'port_forbidden',
  503,
  (port: number) => `This user may not listen on port ${port}: set PORT to a number above 1023`,
);
export const hostUnknown = defineError(
  'host_unknown',
  503,
  (host: string) => `This machine has no address ${host}: set HOST to 127.0.0.1, 0.0.0.0 or one of its own addresses`,
);

/** Chinese beginnings of the faults of a start; the sentence itself follows. */
const headings: Readonly<Record<string, string>> = {
  settings_invalid: '设置有误',
  port_taken: '端口被占用',
  port_forbidden: '无权使用端口',
  host_unknown: '监听地址无效',
  data_folder_unusable: '数据目录不可用',
  data_folder_other_version: '数据目录版本不符',
  database_unreachable: '数据库连接不上',
  database_login_refused: '数据库拒绝登录',
  database_missing: '数据库不存在',
  database_refuses: '数据库不可用',
  database_newer: '数据库版本较新',
  postgres_too_old: 'PostgreSQL 版本过低',
  postgis_missing: '数据库缺少 PostGIS',
  postgis_too_old: 'PostGIS 版本过低',
  postgis_forbidden: '无权启用 PostGIS',
};

/** What `listen` throws as one clear sentence; passes other errors on. */
export function toListenError(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return portTaken(host, port);
  if (code === 'EACCES') return portForbidden(port);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') return hostUnknown(host);
  return error;
}

/** The one line on stderr of a start that failed. */
export function failureSentence(error: unknown): string {
  const heading = error instanceof PublicError ? headings[error.code] : undefined;
  const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
  return `通村无法启动 Tongcun cannot start${heading === undefined ? '' : ` · ${heading}`}: ${reason?.replace(/\.$/, '')}.`;
}
