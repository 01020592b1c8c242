import type { QueryClient } from '@tanstack/react-query';
import { vi } from 'vitest';

const chinese = /[\u3400-\u9fff]/;

/**
 * What stands in the answers in Chinese only is data: names of places without an English one, file names, numbers of
 * documents, clauses as printed. What has an English beside it (`{ zh, en }`, `name` and `nameEn`) is not: a page that
 * shows its Chinese speaks the wrong language.
 */
function dataIn(value: unknown): string[] {
  if (typeof value === 'string') return chinese.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(dataIn);
  if (typeof value !== 'object' || value === null) return [];
  const hasEnglish = 'nameEn' in value && value.nameEn !== null;
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'zh' || (hasEnglish && name === 'name') ? [] : dataIn(inner),
  );
}

/** Listens to what is answered from now on; returns the data in it so far. */
export function listenToData(): () => readonly string[] {
  const heard = new Set<string>();
  const answer = globalThis.fetch;
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    const response = await answer(address, init);
    const text = await response.clone().text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    // A paper is a text, each line of it data: it is in Chinese in every language.
    for (const data of isJson ? dataIn(JSON.parse(text)) : text.split('\n')) heard.add(data);
    return response;
  });
  return () => [...heard];
}

/** Until nothing is asked for, nothing waits, and it stays so. */
export async function settle(client: QueryClient): Promise<void> {
  let still = 0;
  const isStill = () => {
    const isBusy = client.isFetching() > 0 || document.querySelector('[aria-busy="true"]') !== null;
    still = isBusy ? 0 : still + 1;
    return still > 3;
  };
  await vi.waitUntil(isStill, { timeout: 60_000, interval: 100 });
}

const spoken = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt', 'value'];

/** Texts of the page, and what it says to who cannot see it, that have Chinese beside the data in them. */
export function chineseLeft(page: Element, data: readonly string[]): string[] {
  const longestFirst = data.toSorted((one, other) => other.length - one.length);
  const texts = [page, ...page.querySelectorAll('*')].flatMap((element) => [
    ...[...element.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : [])),
    ...spoken.flatMap((name) => element.getAttribute(name) ?? []),
  ]);
  const withoutData = (text: string) => longestFirst.reduce((rest, known) => rest.replaceAll(known, ''), text);
  return texts.filter((text) => chinese.test(text) && chinese.test(withoutData(text)));
}
