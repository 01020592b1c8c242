import { expect, it } from 'vitest';
import { getTable, progressMapQuery } from '#api/contract/products.ts';
import { productLinks } from '#dashboard/src/data/product-links.ts';

const view = {
  programme: 'shaoxing-2018-2020',
  indicator: 'village-bus-coverage',
  region: '330683',
  thresholdM: 800,
  asOf: '9',
  language: 'en',
} as const;
const queryOf = (link: string) => Object.fromEntries(new URL(link, 'http://localhost').searchParams);

it('download exactly the view on the screen', () => {
  const links = productLinks(view);
  expect(progressMapQuery.strict().parse(queryOf(links.mapPdf))).toEqual({
    programme: 'shaoxing-2018-2020',
    indicator: 'village-bus-coverage',
    region: '330683',
    threshold: 800,
    asOf: '9',
    lang: 'en',
  });
  expect(queryOf(links.mapPng)).toEqual(queryOf(links.mapPdf));
  expect(links.mapPng).toContain('/api/products/progress-map.png?');
});

it('ask for the gap list at the threshold of the page', () => {
  const links = productLinks(view);
  expect(getTable.query.strict().parse(queryOf(links.gapTable))).toMatchObject({
    table: 'gaps',
    threshold: 800,
    region: '330683',
  });
  expect(getTable.query.strict().parse(queryOf(links.planTable))).toMatchObject({ table: 'plan', asOf: '9' });
});

it('leave out a date that is not asked', () => {
  expect(productLinks({ ...view, asOf: undefined }).mapPdf).not.toContain('asOf');
});
