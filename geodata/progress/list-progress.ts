import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { sqlFile } from '../database/sql-file.ts';
import { getRegion } from '../indicators/get-region.ts';
import { findProgramme, unknownProgramme } from '../programmes/find-programme.ts';
import type { Status } from '../vocabulary/status.ts';
import { judgeProgress } from './judge-progress.ts';
import { defaultYear, measuringDay, type YearShare, yearShare } from './year-share.ts';

export interface ProgressRequest {
  readonly programme: string;
  /** The year of the data date within the programme, unless given. */
  readonly year?: number | undefined;
  /** The root unless given. */
  readonly region?: string | undefined;
  /** The districts of the root as well. */
  readonly children: boolean;
  readonly basis: Basis;
}

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Plan against actual of one item, region and year. */
export interface ProgressRow {
  readonly region: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly item: string;
  readonly title: Words;
  readonly unit: Words;
  readonly year: number;
  /** Null is the printed dash: not planned. */
  readonly plan: number | null;
  readonly done: number;
  readonly reported: number;
  readonly expected: number | null;
  readonly forecast: number | null;
  readonly percent: number | null;
  readonly status: Status;
  readonly reason: Words;
}

export interface Progress {
  readonly year: number;
  /** Last day that counts: 31 December of the year, or the data date while that is earlier. */
  readonly measuredOn: string;
  readonly rows: ProgressRow[];
}

type ProgressParams = YearShare & {
  readonly root: string;
  readonly load: number;
  readonly programme: string;
  readonly year: number;
  readonly measuredOn: string;
  readonly knownOn: string;
  readonly region: string;
  readonly scope: string;
  readonly children: boolean;
};

interface ProgressTotals {
  readonly region: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly item: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly unit_zh: string;
  readonly unit_en: string;
  readonly plan: number | null;
  readonly done: number;
  readonly reported: number;
  readonly expected: number | null;
  readonly forecast: number | null;
  readonly percent: number | null;
}

const listTotals = sqlFile<ProgressParams, ProgressTotals>(new URL('./list-progress.sql', import.meta.url));
const findWork = sqlFile<{ root: string; load: number; programme: string }, { has_works: boolean }>(
  new URL('./find-work.sql', import.meta.url),
);

/** Plan against actual per item and region of a year. Errors: unknown_programme, unknown_region (404). */
export async function listProgress(tx: ReadTransaction, request: ProgressRequest): Promise<Progress> {
  const { basis, children } = request;
  const { root, load, asOf } = basis;
  const programme = await findProgramme(tx, root, { id: request.programme });
  if (programme === undefined) throw unknownProgramme(request.programme, root);
  const region = await getRegion(tx, basis, request.region);
  const year = request.year ?? defaultYear(asOf, programme);
  const measuredOn = measuringDay(year, asOf);
  const share = yearShare(year, measuredOn);
  const totals = await listTotals(tx, {
    ...share,
    root,
    load,
    programme: programme.id,
    year,
    measuredOn,
    knownOn: asOf ?? measuredOn,
    region: region.code,
    scope: region.isRoot ? 'root' : region.level,
    children,
  });
  const [work] = await findWork(tx, { root, load, programme: programme.id });
  const hasWorks = work?.has_works ?? false;
  const yearOver = share.elapsedDays === share.daysInYear;
  const rows = totals.map(({ title_zh, title_en, unit_zh, unit_en, ...row }) => {
    const unit = { zh: unit_zh, en: unit_en };
    const judged = judgeProgress({ ...row, unit, yearOver, hasWorks }, programme.limits.progress);
    return { ...row, title: { zh: title_zh, en: title_en }, unit, year, ...judged };
  });
  return { year, measuredOn, rows };
}
