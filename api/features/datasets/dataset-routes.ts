import * as contract from '#api/contract/datasets.ts';
import { findDataset } from '#etl/load-file.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { datasets } from '#geodata/datasets/registry.ts';
import type { AnswerOf, Routes } from '../../http/routes.ts';

type DatasetAnswer = AnswerOf<typeof contract.listDatasets>['datasets'][number];

export function datasetRoutes(routes: Routes): void {
  routes.cached(contract.listDatasets, async () => ({ datasets: [...datasets.values()].map(answerOf) }));

  routes.live(contract.getTemplate, async ({ params }, context) => {
    const dataset = findDataset(params.dataset);
    // The library for workbooks takes a quarter of a second to begin.
    const { templateWorkbook } = await import('#etl/template/template-workbook.ts');
    const name = encodeURIComponent(`${dataset.zh}填报模板.xlsx`);
    context.set('Content-Disposition', `attachment; filename="${dataset.name}.xlsx"; filename*=UTF-8''${name}`);
    return templateWorkbook(dataset);
  });
}

function answerOf({ name, zh, en, perProgramme, key, fields, geometries }: Dataset): DatasetAnswer {
  return {
    dataset: name,
    label: { zh, en },
    perProgramme: perProgramme ?? false,
    key: [...key],
    places: geometries.map(({ column, zh: place, en: placeEn }) => ({
      field: column,
      label: { zh: place, en: placeEn },
    })),
    fields: [
      ...Object.entries(fields).map(([field, definition]) => ({
        field,
        label: { zh: definition.zh, en: definition.en },
        type: definition.type,
        required: definition.required ?? false,
        ...(definition.codes && {
          codes: definition.codes.map(({ code, zh: word, en: wordEn }) => ({ code, label: { zh: word, en: wordEn } })),
        }),
      })),
      ...geometries.flatMap(coordinatesOf),
    ],
  };
}

/** A mapping knows a coordinate by the first of its headers. */
function coordinatesOf({
  zh,
  en,
  lon,
  lat,
  fromFile,
}: Dataset['geometries'][number]): DatasetAnswer['fields'][number][] {
  const part = (field: string | undefined, type: 'longitude' | 'latitude', word: { zh: string; en: string }) =>
    field === undefined
      ? []
      : [{ field, label: { zh: `${zh}·${word.zh}`, en: `${en}, ${word.en}` }, type, required: false }];
  return [
    ...part(lon[0], 'longitude', { zh: '经度', en: 'longitude' }),
    ...part(lat[0], 'latitude', { zh: '纬度', en: 'latitude' }),
    ...(fromFile
      ? [{ field: 'wkt', label: { zh: `${zh}(WKT)`, en: `${en} (WKT)` }, type: 'wkt', required: false }]
      : []),
  ];
}
