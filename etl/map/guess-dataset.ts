import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { datasets } from '#geodata/datasets/registry.ts';
import { PublicError } from '#geodata/errors.ts';
import type { Certainty } from '../crs/recognition.ts';
import type { OpenSource } from '../read/define-reader.ts';
import { type HeaderMatch, matchHeaders } from './match-headers.ts';
import { missingFields } from './require-columns.ts';

export type GuessedFrom = Pick<OpenSource, 'columns' | 'columnSpellings' | 'hasGeometry'> & {
  readonly fileName: string;
  /** Datasets that a file with the same header was loaded into before, by a mapping that was kept. */
  readonly savedFor: ReadonlySet<string>;
};

/** A dataset that a file may be of. */
export interface DatasetGuess {
  readonly dataset: string;
  readonly certainty: Certainty;
  /** Columns of the file that are fields of the dataset, of all that are named. */
  readonly recognised: number;
  readonly columns: number;
  /** Required fields without a column. */
  readonly missing: readonly string[];
}

interface Weighed extends Omit<DatasetGuess, 'certainty'> {
  readonly weight: number;
}

/** What a required field without a column takes from the share of the recognised columns. */
const costOfMissing = 0.2;
const clearLead = 0.15;
/** Two fields alone, such as code and name, fit half of the datasets. */
const fewest = 2;

/** What a file is of, by its columns: the likeliest first, those of which nothing is recognised left out. */
export function guessDatasets(file: GuessedFrom): readonly DatasetGuess[] {
  const weighed = [...datasets.values()].flatMap((dataset) => weigh(dataset, file)).sort((a, b) => b.weight - a.weight);
  const [best, second] = weighed;
  return weighed.map(({ weight, ...guess }) => {
    const lead = guess.dataset === best?.dataset ? weight - (second?.weight ?? 0) : 0;
    return { ...guess, certainty: certaintyOf(guess, lead, file.savedFor.has(guess.dataset)) };
  });
}

function weigh(dataset: Dataset, file: GuessedFrom): Weighed[] {
  const match = tryMatch(dataset, file);
  if (match === undefined) return [];
  const columns = file.columns.filter((column) => column !== '').length - match.personalColumns.length;
  const recognised = columns - match.unknownColumns.length;
  if (recognised === 0) return [];
  const missing = missingFields(match, dataset);
  const hasPlace = dataset.geometries.some(({ fromFile }) => fromFile);
  const geometryFits = file.hasGeometry ? (hasPlace ? 0.1 : -0.2) : 0;
  const named = file.fileName.includes(dataset.zh) || file.fileName.toLowerCase().includes(dataset.name) ? 0.15 : 0;
  const saved = file.savedFor.has(dataset.name) ? 2 : 0;
  const share = recognised / columns;
  const weight = share - costOfMissing * missing.length + geometryFits + named + saved;
  return [{ dataset: dataset.name, recognised, columns, missing, weight }];
}

/** Two columns for one field say nothing of the dataset: such a file is told of when it is checked. */
function tryMatch(dataset: Dataset, file: GuessedFrom): HeaderMatch | undefined {
  try {
    return matchHeaders(file, dataset, { fields: {} });
  } catch (error) {
    if (error instanceof PublicError) return undefined;
    throw error;
  }
}

function certaintyOf(guess: Omit<DatasetGuess, 'certainty'>, lead: number, isSaved: boolean): Certainty {
  if (isSaved) return 'certain';
  if (guess.missing.length > 0 || lead <= 0) return 'unsure';
  const share = guess.recognised / guess.columns;
  if (share >= 0.6 && lead >= clearLead && guess.recognised > fewest) return 'certain';
  return share >= 0.4 ? 'likely' : 'unsure';
}
