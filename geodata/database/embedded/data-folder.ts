import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { defineError } from '../../errors.ts';

export const dataFolderUnusable = defineError(
  'data_folder_unusable',
  503,
  (path: string, reason: string) =>
    `The data folder ${path} cannot be used (${reason}): give this user the right to write there, or set DATA_DIR to another folder.`,
);
export const diskFull = defineError(
  'disk_full',
  507,
  (path: string) =>
    `The disk of the data folder ${path} is full: make room there and start again; nothing that was finished is lost.`,
);
export const dataFolderOtherVersion = defineError(
  'data_folder_other_version',
  503,
  (path: string, found: string, own: string) =>
    `The data folder ${path} belongs to another version of Tongcun (its database is PostgreSQL ${found}, this one is ${own}): start that version and take a backup, then restore it here.`,
);

/** Major version of the PostgreSQL inside PGlite; a data folder of another one cannot be opened. */
export const postgresMajor = '18';

/** Port in the name of the socket, as PostgreSQL does it; nothing listens on a network port. */
export const socketPort = 5432;

/** sun_path is 104 bytes on macOS and 108 on Linux, with a closing zero. */
const longestSocketPath = 103;

/** Where the embedded database keeps what; all paths absolute. */
export interface DataFolder {
  readonly path: string;
  /** Cluster of PostgreSQL. */
  readonly cluster: string;
  /** Written once the cluster is complete: a first start that was killed is begun anew. */
  readonly complete: string;
  /** Who owns the folder now. */
  readonly owner: string;
  /** Last words of the host process. */
  readonly log: string;
  readonly socketFolder: string;
  readonly socket: string;
}

/** Makes the folder if need be and checks that it can be used. Errors: PublicErrors with a hint. */
export function prepareDataFolder(dataDir: string): DataFolder {
  const path = usableFolder(dataDir);
  const socketFolder = socketFolderOf(path);
  const folder: DataFolder = {
    path,
    cluster: join(path, 'postgres'),
    complete: join(path, 'postgres', 'tongcun-complete'),
    owner: join(path, 'owner.json'),
    log: join(path, 'embedded.log'),
    socketFolder,
    socket: join(socketFolder, socketName),
  };
  requireVersion(folder);
  return folder;
}

const socketName = `.s.PGSQL.${socketPort}`;

function usableFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  } catch (error) {
    throw dataFolderUnusable(dataDir, reasonOf(error));
  }
}

/** The data folder itself, or a private folder for temporary files when that path is too long for a socket. */
function socketFolderOf(path: string): string {
  if (Buffer.byteLength(join(path, socketName)) <= longestSocketPath) return path;
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `tongcun-${digest}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(folder);
  if (!lstatSync(folder).isDirectory() || (uid !== userInfo().uid && userInfo().uid !== -1)) {
    throw dataFolderUnusable(path, `its path is long, and ${folder} belongs to someone else`);
  }
  return folder;
}

function requireVersion(folder: DataFolder): void {
  if (!existsSync(folder.complete)) return;
  let found: string;
  try {
    found = readFileSync(join(folder.cluster, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw dataFolderUnusable(folder.path, reasonOf(error));
  }
  if (found === '') throw dataFolderUnusable(folder.path, 'its file PG_VERSION is empty, it may be damaged');
  if (found !== postgresMajor) throw dataFolderOtherVersion(folder.path, found, postgresMajor);
}

const reasons = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['EEXIST', 'it is not a folder'],
  ['ENOTDIR', 'part of its path is not a folder'],
  ['ENOENT', 'its path cannot be made'],
  ['ENOSPC', 'the disk is full'],
  ['ENAMETOOLONG', 'its name is too long'],
]);

export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons.get(code) ?? (error instanceof Error ? error.message : String(error));
}
