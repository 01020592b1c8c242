import type { Client } from 'pg';
import { defineError } from '../errors.ts';

export const postgresTooOld = defineError(
  'postgres_too_old',
  503,
  (place: string, version: string) =>
    `PostgreSQL ${version} at ${place} is too old: Tongcun needs PostgreSQL 15 or newer.`,
);
export const postgisMissing = defineError(
  'postgis_missing',
  503,
  (place: string) =>
    `The database server at ${place} has no PostGIS: install PostGIS 3.3 or newer there (Debian: postgresql-15-postgis-3).`,
);
export const postgisTooOld = defineError(
  'postgis_too_old',
  503,
  (place: string, version: string) => `PostGIS ${version} at ${place} is too old: Tongcun needs PostGIS 3.3 or newer.`,
);
export const postgisForbidden = defineError(
  'postgis_forbidden',
  503,
  (place: string) =>
    `PostGIS is not enabled in ${place} and this user may not enable it: let an administrator run CREATE EXTENSION postgis there.`,
);

const oldestPostgres = 150_000;
const oldestPostgis = [3, 3] as const;

interface Versions {
  readonly postgres_number: number;
  readonly postgres: string;
  readonly postgis: string | null;
}

/** Throws unless the server is PostgreSQL 15+ with PostGIS 3.3+ enabled or ready to be enabled. */
export async function requirePostgis(client: Pick<Client, 'query'>, place: string): Promise<void> {
  const { rows } = await client.query<Versions>(`
    SELECT CAST(current_setting('server_version_num') AS integer) AS postgres_number,
           split_part(current_setting('server_version'), ' ', 1) AS postgres,
           (SELECT coalesce(installed_version, default_version)
              FROM pg_available_extensions WHERE name = 'postgis') AS postgis`);
  const versions = rows[0];
  if (!versions || versions.postgres_number < oldestPostgres) {
    throw postgresTooOld(place, versions?.postgres ?? 'of unknown version');
  }
  if (versions.postgis === null) throw postgisMissing(place);
  if (!isPostgisNewEnough(versions.postgis)) throw postgisTooOld(place, versions.postgis);
}

export function isPostgisNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestPostgis[0] || (major === oldestPostgis[0] && minor >= oldestPostgis[1]);
}
