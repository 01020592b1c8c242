import { createHash } from 'node:crypto';
import { askIndicators, askValues, type Site, type Value } from './ask.ts';

const levels = ['city', 'district', 'town'] as const;

/** Every figure of every indicator and region, one a line, in an order that hangs on nothing but codes. */
export async function canonicalValues(site: Site): Promise<string[]> {
  const lines: string[] = [];
  for (const indicator of await askIndicators(site)) {
    for (const level of levels) {
      const values = await askValues(site, indicator, { level });
      lines.push(...values.map((value) => lineOf(indicator, value)));
    }
  }
  return lines.sort();
}

function lineOf(indicator: string, value: Value): string {
  const { region, success, population, successCount, populationCount, status } = value;
  return [indicator, region, success, population, successCount, populationCount, value.value, status].join('\t');
}

export function digestOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
