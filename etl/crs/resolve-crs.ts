import type { Database } from '#geodata/database/database.ts';
import type { HeaderMatch } from '../map/match-headers.ts';
import { type Crs, crsOfName, crsOfSrid } from '../read/crs.ts';
import type { OpenSource, SettledSource } from '../read/define-reader.ts';
import { peekRows } from '../read/peek-rows.ts';
import { crsUnstated } from '../read/read-errors.ts';
import type { Scope } from '../scope/scope.ts';
import { findGround } from './find-ground.ts';
import { recogniseCrs } from './recognise-crs.ts';
import type { Recognition } from './recognition.ts';
import { samplePositions } from './sample-positions.ts';

export interface CrsRequest {
  readonly scope: Scope;
  readonly source: OpenSource;
  readonly match: HeaderMatch;
  readonly asked: Crs | 'auto';
  /** For messages. */
  readonly fileName: string;
}

export interface ResolvedCrs {
  /** The source with its CRS; its rows begin anew. */
  readonly source: SettledSource;
  /** Null when the first rows hold no position. */
  readonly recognition: Recognition | null;
}

/** Enough to see a system; files of any size begin to load at once. What the rest holds is verified after staging. */
const peekedRows = 2_000;

/**
 * Decides how the coordinates of a source are to be understood, from its first rows, what it states, what the user
 * says and what stands of the region. Throws `crs_refused` for the datums before CGCS2000, `crs_unstated` when no
 * system fits.
 */
export async function resolveCrs(database: Database, request: CrsRequest): Promise<ResolvedCrs> {
  const { source, match, asked, scope, fileName } = request;
  const stated = statedBy(source, asked);
  const { head, ...again } = await peekRows(source, peekedRows);
  const { positions, fromCells } = samplePositions(head, match, source.hasGeometry);
  if (positions.length === 0) {
    const crs = asked === 'auto' ? stated : asked;
    return { source: { ...source, ...again, crs: crs === 'unstated' ? { kind: 'degrees' } : crs }, recognition: null };
  }
  const ground = await findGround(database, scope.root);
  const statedName = source.crsName ?? null;
  const recognition = await recogniseCrs({ asked, stated, statedName, sample: positions, fromCells, ground });
  if (recognition === undefined) throw crsUnstated(fileName);
  return { source: { ...source, ...again, crs: recognition.crs }, recognition };
}

/**
 * What the file says, old datums being refused. Tables say nothing, and a reader that answers what the user asked does
 * not either.
 */
function statedBy({ crs, crsName, hasGeometry }: OpenSource, asked: Crs | 'auto'): Crs | 'unstated' {
  if (asked !== 'auto') return 'unstated';
  const named = crsOfName(crsName ?? '');
  if (!hasGeometry || crs === 'unstated') return named ?? 'unstated';
  return crs.kind === 'epsg' ? { ...crs, ...crsOfSrid(crs.srid) } : crs;
}
