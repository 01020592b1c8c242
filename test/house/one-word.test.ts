import { expect, test } from 'vitest';
import { listSources } from './source-files.ts';

/**
 * One thing has one word, on screen, in errors, files and at the terminal. DOMAIN.md names none of these; the word that
 * was on most screens was taken. 加载 is the act of loading (加载历史); what it makes and what has a number is a 批.
 */
const words = [
  {
    word: '批 (第 N 批, 批次)',
    instead: /次加载|加载编号|加载 ?\$\{|第 ?\$\{\w+\} ?次|批号/g,
    example: '已作为第 2 次加载发布，加载编号 2',
  },
  { word: '撤销', instead: /撤回|回滚|作废/g, example: '撤回第 2 批' },
  { word: '令牌', instead: /口令|密钥|通行码/g, example: '服务器要求口令' },
] as const;

const product = listSources().filter(({ top }) => top !== 'test');

test.each(words)('$word is called nothing else', ({ instead }) => {
  const found = product.flatMap(({ path, text }) => [...text.matchAll(instead)].map(([other]) => `${path}: ${other}`));
  expect(found).toEqual([]);
});

test.each(words)('the other words for $word are found where they are', ({ instead, example }) => {
  expect(example.match(instead)).not.toBeNull();
});

test('each of the words is in use', () => {
  const text = product.map((file) => file.text).join('\n');
  for (const word of [' 批`', '批次', '撤销', '令牌']) expect(text).toContain(word);
});

test('no unit stands in a page without its language', () => {
  const pages = product.filter(({ path }) => /^dashboard\/.*\.tsx$/.test(path));
  const found = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\b(?:suffix|prefix|addonAfter|addonBefore|unit)="[^"]+"/g)].map(([unit]) => `${path}: ${unit}`),
  );
  expect(found).toEqual([]);
});
