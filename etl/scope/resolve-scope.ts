import type { Database } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { defineError } from '#geodata/errors.ts';
import type { Scope } from './scope.ts';

export const unknownProgramme = defineError(
  'unknown_programme',
  404,
  (programme: string) =>
    `没有行动计划“${programme}”：请先运行 programme apply。There is no programme ${programme}: apply its folder first.`,
);
export const unknownRegion = defineError(
  'unknown_region',
  404,
  (region: string) =>
    `没有区域“${region}”：请更正代码；新的市县请先 programme apply <目录>，再加载 region。There is no region ${region}: correct the code; for a new city, apply its programme folder first, then load its regions.`,
);
export const programmeNeeded = defineError(
  'programme_needed',
  400,
  (dataset: string, known: readonly string[]) =>
    `${dataset} 属于行动计划：请用 --programme 指定(${known.join('、') || '尚无'})。${dataset} belongs to a programme: name it with --programme.`,
);
export const rootNeeded = defineError(
  'root_needed',
  400,
  (known: readonly string[]) =>
    `不知道数据属于哪个最上级区域(${known.join('、') || '尚无'})：请用 --programme 或 --region 指定；尚无行动计划时先 programme apply <目录>。Which root region is this? Give --programme or --region; without any programme yet, apply its folder first.`,
);

interface Place {
  /** Programmes with their root regions. */
  readonly programmes: readonly { id: string; root: string }[] | null;
  /** Root of the standing region that was asked for. */
  readonly region_root: string | null;
  readonly roots: readonly string[] | null;
}

const findPlace = sqlFile<{ region: string | null }, Place>(new URL('./find-place.sql', import.meta.url));

export interface ScopeRequest {
  readonly programme?: string;
  readonly region?: string;
}

/** Finds root region, region and programme of a load from what the user gave and what stands. */
export async function resolveScope(database: Database, dataset: Dataset, request: ScopeRequest): Promise<Scope> {
  const [place] = await database.read((tx) => findPlace(tx, { region: request.region ?? null }));
  const programmes = place?.programmes ?? [];
  const root = rootOf(request, { programmes, regionRoot: place?.region_root ?? null, roots: place?.roots ?? [] });
  const region = request.region ?? root;
  if (region !== root && place?.region_root !== root) throw unknownRegion(region);
  return { root, region, programme: programmeOf(dataset, request, { programmes, root }) };
}

interface Known {
  readonly programmes: readonly { id: string; root: string }[];
  readonly regionRoot: string | null;
  readonly roots: readonly string[];
}

function rootOf({ programme, region }: ScopeRequest, { programmes, regionRoot, roots }: Known): string {
  if (programme !== undefined) {
    const found = programmes.find(({ id }) => id === programme);
    if (found === undefined) throw unknownProgramme(programme);
    return found.root;
  }
  const [only, ...others] = roots;
  if (region !== undefined) {
    const root = regionRoot ?? roots.find((code) => code === region);
    if (root === undefined) throw unknownRegion(region);
    return root;
  }
  if (only === undefined || others.length > 0) throw rootNeeded(roots);
  return only;
}

function programmeOf(
  dataset: Dataset,
  { programme }: ScopeRequest,
  { programmes, root }: Pick<Known, 'programmes'> & { root: string },
): string | null {
  if (programme !== undefined || !dataset.perProgramme) return programme ?? null;
  const [only, ...others] = programmes.filter((candidate) => candidate.root === root);
  if (only === undefined || others.length > 0) {
    throw programmeNeeded(
      dataset.name,
      programmes.map(({ id }) => id),
    );
  }
  return only.id;
}
