import { describe, expect, test } from 'vitest';
import { guessDatasets } from '#etl/map/guess-dataset.ts';
import { datasets } from '#geodata/datasets/registry.ts';

const guess = (
  columns: readonly string[],
  more: { hasGeometry?: boolean; fileName?: string; savedFor?: string[] } = {},
) =>
  guessDatasets({
    columns,
    hasGeometry: more.hasGeometry ?? false,
    fileName: more.fileName ?? 'x.csv',
    savedFor: new Set(more.savedFor),
  });

describe('the dataset of a file', () => {
  test.each([...datasets.values()].map((dataset) => [dataset.name, dataset] as const))(
    '%s is found by its own headers, in Chinese',
    (name, dataset) => {
      const [best] = guess(Object.values(dataset.fields).map(({ zh }) => zh));
      expect(best?.dataset).toBe(name);
      expect(best?.missing).toEqual([]);
    },
  );

  test('is certain only when required columns are there and no other comes near', () => {
    const [village] = guess(['村代码', '村名', '人口', '户数', '经度', '纬度']);
    expect(village).toMatchObject({ dataset: 'village', certainty: 'certain' });
    const [named] = guess(['名称', '经度', '纬度']);
    expect(named?.certainty).toBe('unsure');
  });

  test('is the one that such a file was loaded into before', () => {
    const [best] = guess(['a1', 'a2', '名称'], { savedFor: ['bridge'] });
    expect(best).toMatchObject({ dataset: 'bridge', certainty: 'certain' });
  });

  test('is none where nothing is known, and hostile headers harm nothing', () => {
    expect(guess(['__proto__', 'constructor', ''])).toEqual([]);
    expect(guess([])).toEqual([]);
  });
});
