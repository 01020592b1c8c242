import type { Database } from '#geodata/database/database.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { datasets } from '#geodata/datasets/registry.ts';
import { PublicError } from '#geodata/errors.ts';
import { findDataset, type LoadRequest } from '../load-file.ts';
import { draftMapping } from '../map/draft-mapping.ts';
import type { ColumnGuess } from '../map/explain-match.ts';
import { type DatasetGuess, guessDatasets } from '../map/guess-dataset.ts';
import type { Mapping } from '../map/read-mapping.ts';
import { missingFields } from '../map/require-columns.ts';
import { guessColumns } from '../map/settle-columns.ts';
import type { OpenSource } from '../read/define-reader.ts';
import { openSource } from '../read/open-source.ts';
import { chooseMapping, noMapping } from '../saved-mapping/choose-mapping.ts';
import { headerSignature, listMappedDatasets } from '../saved-mapping/saved-mapping.ts';
import { resolveScope } from '../scope/resolve-scope.ts';

export type FileRequest = Omit<LoadRequest, 'dataset' | 'crs' | 'sink' | 'inspect'> & {
  readonly fileName: string;
  /** Undefined: what the columns say. */
  readonly dataset?: string;
};

/** What a file seems to hold, before a row of it is staged. */
export interface FileRecognition {
  /** The likeliest first; of a dataset that was named, whatever the columns say. */
  readonly guesses: readonly DatasetGuess[];
  /** The one that was named, or the likeliest; null when nothing fits. */
  readonly dataset: string | null;
  /** What each column is taken for in it. */
  readonly columns: readonly ColumnGuess[];
  /** The mapping they were matched with: given now, kept from before, or empty. */
  readonly mapping: Mapping['fields'];
  /** Required fields that have no column yet. */
  readonly missing: readonly string[];
  /** Words of the first rows that are in no code list, by field. */
  readonly unknownWords: Readonly<Record<string, readonly string[]>>;
  /** What keeps the columns from being matched, which a mapping can mend. */
  readonly fault?: PublicError;
}

const rowsLookedAt = 2_000;

/**
 * Opens a file and looks at its first rows.
 * Errors: those of the readers, `layer_unknown` with the layers in its details among them; `mapping_faulty`.
 */
export async function recogniseFile(database: Database, request: FileRequest): Promise<FileRecognition> {
  const { file, fileName, layer } = request;
  const named = request.dataset === undefined ? undefined : findDataset(request.dataset);
  const source = await openSource({ path: file, name: fileName, crs: 'auto', ...(layer && { layer }) });
  try {
    const signature = headerSignature(source.columns);
    const savedFor = await database.read((tx) => listMappedDatasets(tx, signature));
    const guesses = guessDatasets({ ...source, fileName, savedFor });
    const dataset = named ?? datasets.get(guesses[0]?.dataset ?? '');
    if (dataset === undefined) return { guesses, dataset: null, ...nothingKnown(source) };
    const columns = await lookAtColumns(database, { request, dataset, source }).catch((fault: unknown) => {
      if (fault instanceof PublicError) return { ...nothingKnown(source), fault };
      throw fault;
    });
    return { guesses, dataset: dataset.name, ...columns };
  } finally {
    await source.close();
  }
}

type Columns = Pick<FileRecognition, 'columns' | 'mapping' | 'missing' | 'unknownWords'>;

function nothingKnown({ columns }: OpenSource): Columns {
  const plain = columns.filter((column) => column !== '');
  return {
    columns: plain.map((column) => ({ column, field: null, how: 'none', samples: [] })),
    mapping: {},
    missing: [],
    unknownWords: {},
  };
}

interface Looked {
  readonly request: FileRequest;
  readonly dataset: Dataset;
  readonly source: OpenSource;
}

async function lookAtColumns(database: Database, { request, dataset, source }: Looked): Promise<Columns> {
  const root = await rootOf(database, dataset, request);
  // Without a place there is no saved mapping to be found; that it is missing is told when the file is checked.
  const given = request.mapping ?? (root === undefined ? noMapping : undefined);
  const chosen = await chooseMapping(database, { given, dataset, root: root ?? '', source });
  const { mapping, mappingOrigin } = chosen;
  const { fileName } = request;
  const settled = await guessColumns({ dataset, source, mapping, mappingOrigin, fileName });
  const { match, columns } = settled;
  const draft = await draftMapping({ dataset, match, columns, mapping, rows: firstRows(settled.source) });
  const missing = missingFields(match, dataset);
  return { columns, mapping: mapping.fields, missing, unknownWords: draft.unknownWords ?? {} };
}

async function rootOf(database: Database, dataset: Dataset, request: FileRequest): Promise<string | undefined> {
  return resolveScope(database, dataset, request).then(
    ({ root }) => root,
    (error: unknown) => {
      if (error instanceof PublicError) return undefined;
      throw error;
    },
  );
}

async function* firstRows({ rows }: OpenSource): AsyncIterable<readonly unknown[]> {
  let count = 0;
  for await (const { values } of rows) {
    yield values;
    count += 1;
    if (count === rowsLookedAt) return;
  }
}
