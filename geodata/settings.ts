import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { defineError } from './errors.ts';

export const settingsInvalid = defineError(
  'settings_invalid',
  500,
  (faults: readonly string[]) => `The settings are not usable: ${faults.join('; ')}.`,
);

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const wholeNumber = (least: number, most: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`)
    .default(fallback);

const postgresUrl = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}, 'must look like postgres://user:password@host:5432/database');

/** Templates of tiles, several one over the other with blanks between them: XYZ, or WMTS with its numbers in the query. */
const tileTemplates = z
  .string()
  .transform((text) => text.trim().split(/\s+/))
  .refine(
    (urls) =>
      urls.every(
        (url) =>
          /^https?:\/\/[^{}]+\//.test(url) &&
          URL.canParse(url) &&
          ['{z}', '{x}', '{y}'].every((part) => url.includes(part)),
      ),
    'must be addresses of tiles with {z}, {x} and {y}, such as https://tiles.example.cn/{z}/{x}/{y}.png',
  );

/** One entry a setting: the variable of the environment and what it may hold. `.env.example` says the same. */
const variables = {
  PORT: wholeNumber(0, 65_535, 8080),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: wholeNumber(1, 200, 10),
  DATA_DIR: z.string().default('./data'),
  ADMIN_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  SAMPLE: z.enum(['on', 'off'], 'must be on or off').default('on'),
  ISSUER: z.string().max(60, 'must have at most 60 characters').optional(),
  UPLOAD_LIMIT_MB: wholeNumber(1, 100_000, 200),
  BODY_LIMIT_KB: wholeNumber(1, 100_000, 256),
  REQUEST_TIMEOUT_MS: wholeNumber(100, 3_600_000, 30_000),
  BASE_MAP_URL: tileTemplates.optional(),
  BASE_MAP_CRS: z.enum(['wgs84', 'gcj02'], 'must be wgs84 (CGCS2000 is the same here) or gcj02').default('wgs84'),
  BASE_MAP_ATTRIBUTION: z.string().max(200, 'must have at most 200 characters').optional(),
};

export const variableNames: readonly string[] = Object.keys(variables);

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** PostGIS server; without it the embedded database in `dataDir`. */
  readonly databaseUrl?: string;
  readonly databasePoolSize: number;
  readonly dataDir: string;
  readonly adminToken?: string;
  readonly logLevel: (typeof logLevels)[number];
  readonly sampleOnFirstStart: boolean;
  /** 编制单位, printed on map sheets; a blank line without it. */
  readonly issuer?: string;
  readonly uploadLimitMb: number;
  readonly bodyLimitKb: number;
  readonly requestTimeoutMs: number;
  /** A base map from elsewhere; without it maps are drawn from our own data alone and no foreign host is asked. */
  readonly baseMap?: BaseMap;
}

export interface BaseMap {
  /** Templates of tiles, the lowest first. */
  readonly tiles: readonly string[];
  /** What its coordinates are; in GCJ-02 what is drawn over it is shifted. */
  readonly crs: 'wgs84' | 'gcj02';
  /** Shown on the map; the hosts when it is not given. */
  readonly attribution: string;
}

/** Reads the settings; throws one PublicError that lists every fault. An empty variable counts as not set. */
export function readSettings(env: NodeJS.ProcessEnv = environment()): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = z.object(variables).safeParse(given);
  if (!result.success) {
    throw settingsInvalid(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  const { data } = result;
  return {
    port: data.PORT,
    host: data.HOST,
    ...(data.DATABASE_URL && { databaseUrl: data.DATABASE_URL }),
    databasePoolSize: data.DATABASE_POOL_SIZE,
    dataDir: data.DATA_DIR,
    ...(data.ADMIN_TOKEN && { adminToken: data.ADMIN_TOKEN }),
    logLevel: data.LOG_LEVEL,
    sampleOnFirstStart: data.SAMPLE === 'on',
    ...(data.ISSUER && { issuer: data.ISSUER }),
    uploadLimitMb: data.UPLOAD_LIMIT_MB,
    bodyLimitKb: data.BODY_LIMIT_KB,
    requestTimeoutMs: data.REQUEST_TIMEOUT_MS,
    ...(data.BASE_MAP_URL && {
      baseMap: {
        tiles: data.BASE_MAP_URL,
        crs: data.BASE_MAP_CRS,
        attribution: data.BASE_MAP_ATTRIBUTION ?? hostsOf(data.BASE_MAP_URL).join(', '),
      },
    }),
  };
}

function hostsOf(urls: readonly string[]): string[] {
  return [...new Set(urls.map((url) => new URL(url).host))];
}

/** The environment, and below it the file `.env` of the working directory. */
function environment(): NodeJS.ProcessEnv {
  return { ...(existsSync('.env') && parseEnv(readFileSync('.env', 'utf8'))), ...process.env };
}
