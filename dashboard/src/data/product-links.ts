import { getProgressMapPdf, getProgressMapPng, getTable } from '#api/contract/products.ts';
import type { Language } from '../address/address.ts';
import { urlOf } from './client.ts';

export interface ProductView {
  readonly programme: string;
  readonly indicator: string;
  readonly region: string;
  readonly thresholdM: number;
  readonly asOf: string | undefined;
  readonly language: Language;
}

export interface ProductLinks {
  readonly mapPdf: string;
  readonly mapPng: string;
  readonly planTable: string;
  readonly gapTable: string;
}

/** Downloads of exactly the view on the screen. */
export function productLinks(view: ProductView): ProductLinks {
  const common = { programme: view.programme, region: view.region, asOf: view.asOf, lang: view.language };
  const map = { ...common, indicator: view.indicator, threshold: view.thresholdM };
  return {
    mapPdf: urlOf(getProgressMapPdf, { query: map }),
    mapPng: urlOf(getProgressMapPng, { query: map }),
    planTable: urlOf(getTable, { query: { ...common, table: 'plan' } }),
    gapTable: urlOf(getTable, { query: { ...common, table: 'gaps', threshold: view.thresholdM } }),
  };
}
