import type { ReadTransaction } from '../database/database.ts';
import { getRegion } from '../indicators/get-region.ts';
import { frozenAnswer, subjects } from '../months/frozen-answer.ts';
import { requireSameCounting } from '../months/same-definition.ts';
import { type TextItem, textItems } from '../programmes/document-total.ts';
import { listProgress, type ProgressRequest, type ProgressRow, progressScope } from '../progress/list-progress.ts';
import { type ClaimKind, claimKinds } from '../vocabulary/claim.ts';
import type { Words } from '../vocabulary/words.ts';
import { claimWords } from './claim-kinds.ts';
import { type DoubtfulWork, selectDoubtfulWorks } from './select-doubtful-works.ts';

/** A claim and its evidence that do not agree, and what to do. */
export interface Claim {
  readonly kind: ClaimKind;
  /** Region that answers for it. */
  readonly region: string;
  readonly name: string;
  readonly item: string;
  readonly title: Words;
  readonly unit: Words;
  readonly year: number | null;
  /** Key and name of the work; null where the sums of a district do not agree. */
  readonly work: { readonly key: string; readonly name: string | null } | null;
  /** What was found, in figures: the two sums, the two lengths, the other work. */
  readonly found: string | null;
  /** What was said, and what there is for it; null where the claim is no quantity. */
  readonly claimed: number | null;
  readonly evidence: number | null;
  readonly reason: Words;
  readonly point: [number, number] | null;
  readonly source: { readonly load: number; readonly file: string; readonly row: number } | null;
}

export interface Claims {
  readonly year: number;
  readonly measuredOn: string;
  readonly claims: readonly Claim[];
}

/** Quantities that differ by no more than this agree: reports are printed with two decimals. */
const tolerance = 0.01;

type ClaimsRequest = Omit<ProgressRequest, 'children'>;

/**
 * Claim against evidence of a year. Sums of reports and works are those of progress: of the districts of the root, or
 * of the region that is asked for. Of a closed month what its closing kept; what it did not keep (single towns) only
 * while works count as they did. Errors: unknown_programme, unknown_region (404), definition_changed (409).
 */
export async function listClaims(tx: ReadTransaction, request: ClaimsRequest): Promise<Claims> {
  return (await keptClaims(tx, request)) ?? computeClaims(tx, request);
}

async function keptClaims(tx: ReadTransaction, request: ClaimsRequest): Promise<Claims | undefined> {
  const { basis, programme, region } = request;
  const year = request.year ?? (await frozenAnswer<number>(tx, basis, subjects.year(programme)));
  const kept = year === undefined ? undefined : await frozenAnswer<Claims>(tx, basis, subjects.claims(programme, year));
  if (kept === undefined || region === undefined || region === basis.root) return kept;
  const { level } = await getRegion(tx, basis, region);
  if (level !== 'district') return undefined;
  return { ...kept, claims: kept.claims.filter((claim) => claim.region === region) };
}

async function computeClaims(tx: ReadTransaction, request: ClaimsRequest): Promise<Claims> {
  const scope = await progressScope(tx, { ...request, children: true });
  const { programme, year, measuredOn, frame } = scope;
  await requireSameCounting(tx, request.basis, programme);
  const progress = await listProgress(tx, { ...request, year, children: true });
  const districts = progress.rows.filter(({ region }) => region !== frame.root);
  const rows = frame.scope === 'root' && districts.length > 0 ? districts : progress.rows;
  const { root, load, region, scope: level, printedYear } = frame;
  const asked = { root, load, programme: programme.id, year, printedYear, region, scope: level };
  const works = await selectDoubtfulWorks(tx, asked);
  const items = new Map([...textItems(programme.totals), ...progress.rows].map((item) => [item.item, item]));
  const names = new Map(progress.rows.map((row) => [row.region, row.name]));
  const claims = [...rows.flatMap(ofSums), ...works.map((work) => ofWork(work, items, names))];
  return { year, measuredOn, claims: claims.sort(byKind) };
}

function ofSums(row: ProgressRow): Claim[] {
  const { region, name, item, title, unit, year, done, reported, difference } = row;
  if (Math.abs(difference) <= tolerance) return [];
  const kind = difference > 0 ? 'reported_not_mapped' : 'mapped_not_reported';
  const found = `${reported} ${difference > 0 ? '>' : '<'} ${done}`;
  const sums = { work: null, found, claimed: reported, evidence: done, point: null, source: null };
  return [{ kind, region, name, item, title, unit, year, ...sums, reason: claimWords[kind] }];
}

function ofWork(work: DoubtfulWork, items: ReadonlyMap<string, TextItem>, names: ReadonlyMap<string, string>): Claim {
  const { key, lon, lat, load, file, row, district, item, year, found, claimed, evidence } = work;
  const kind = claimKinds.find((known) => known === work.kind);
  if (kind === undefined) throw new Error(`no words for the claim ${work.kind}`);
  const planned = items.get(item);
  return {
    kind,
    region: district,
    name: names.get(district) ?? district,
    item,
    title: planned?.title ?? { zh: item, en: item },
    unit: planned?.unit ?? { zh: '', en: '' },
    year,
    work: { key, name: work.name },
    found,
    claimed,
    evidence,
    reason: claimWords[kind],
    point: lon === null || lat === null ? null : [lon, lat],
    source: { load, file, row },
  };
}

/** By kind in the order of the vocabulary, then the largest disagreement of sums first. */
function byKind(left: Claim, right: Claim): number {
  const gap = (claim: Claim): number => Math.abs((claim.claimed ?? 0) - (claim.evidence ?? 0));
  return (
    claimKinds.indexOf(left.kind) - claimKinds.indexOf(right.kind) ||
    gap(right) - gap(left) ||
    (`${left.region}${left.item}${left.work?.key ?? ''}` < `${right.region}${right.item}${right.work?.key ?? ''}`
      ? -1
      : 1)
  );
}
