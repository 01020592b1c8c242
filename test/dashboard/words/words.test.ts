import { describe, expect, it } from 'vitest';
import { coverageEn } from '#dashboard/src/words/coverage-en.ts';
import { coverageZh } from '#dashboard/src/words/coverage-zh.ts';
import { dataEn } from '#dashboard/src/words/data-en.ts';
import { dataZh } from '#dashboard/src/words/data-zh.ts';
import { downloadEn } from '#dashboard/src/words/download-en.ts';
import { downloadZh } from '#dashboard/src/words/download-zh.ts';
import { en } from '#dashboard/src/words/en.ts';
import { explainEn } from '#dashboard/src/words/explain-en.ts';
import { explainZh } from '#dashboard/src/words/explain-zh.ts';
import { papersEn } from '#dashboard/src/words/papers-en.ts';
import { papersZh } from '#dashboard/src/words/papers-zh.ts';
import { planEn } from '#dashboard/src/words/plan-en.ts';
import { planZh } from '#dashboard/src/words/plan-zh.ts';
import { wallEn } from '#dashboard/src/words/wall-en.ts';
import { wallZh } from '#dashboard/src/words/wall-zh.ts';
import { zh } from '#dashboard/src/words/zh.ts';
import { statuses } from '#geodata/vocabulary/status.ts';

/** Every text with its path; functions are asked with the same stand-ins. */
function texts(words: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(words)) {
    const here = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'string') found.set(here, value);
    else if (typeof value === 'function') found.set(here, String(value('§1', '§2')));
    else for (const [inner, text] of texts(value, here)) found.set(inner, text);
  }
  return found;
}

describe.each([
  ['of every page', zh, en],
  ['of the wall', wallZh, wallEn],
  ['of the planners’ map', coverageZh, coverageEn],
  ['of what stands behind a number', explainZh, explainEn],
  ['of downloads', downloadZh, downloadEn],
  ['of the plan', planZh, planEn],
  ['of papers', papersZh, papersEn],
  ['of the data desk', dataZh, dataEn],
])('the dictionaries %s', (_, zh, en) => {
  it('have the same words in both languages', () => {
    expect([...texts(en).keys()].sort()).toEqual([...texts(zh).keys()].sort());
  });

  it('leave no Chinese in the English one but the switch back and the name of the mark', () => {
    const chinese = [...texts(en)].filter(([, text]) => /[\u3400-\u9fff]/.test(text)).map(([path]) => path);
    expect(chinese.filter((path) => path !== 'language' && path !== 'sampleHint')).toEqual([]);
  });

  it('name units as their language does', () => {
    const latin = [...texts(zh)].filter(([, text]) => /(?<![\w/])(?:km|m|m²|km²|ha)(?!\w)/.test(text));
    expect(latin).toEqual([]);
  });

  it('use the numbers they are given', () => {
    const lost = [...texts(zh)].filter(
      ([path]) => !texts(en).get(path)?.includes('§') !== !texts(zh).get(path)?.includes('§'),
    );
    expect(lost).toEqual([]);
  });
});

describe('the statuses', () => {
  it('are called what the vocabulary calls them', () => {
    for (const { code, zh: word } of statuses) expect(zh.status[code]).toBe(word);
  });
});
