import { join } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import { listSources } from './source-files.ts';

const pages = listSources().filter(({ path }) => /^dashboard\/src\/.*\.tsx$/.test(path));
const withTable = pages.filter(({ text }) => /<(?:table|Table)\b/.test(text)).map(({ path }) => path);

/** A workbook made here, the workbook of the server, or the marked workbook of a draft. */
const isDownload = (imported: string) =>
  /\/(?:\w*(?:Workbook|WorkbookButton|Downloads)\.tsx|use-\w[\w-]*-sheet\.ts|product-links\.ts)$/.test(imported);
const offersDownload = (path: string): boolean => {
  const file = pages.find((page) => page.path === path);
  if (file === undefined) return false;
  return file.imports.some(isDownload) || /\burlOf\(getTable\b/.test(file.text);
};

const page = (path: string) => `dashboard/src/${path}`;

/** Tables whose download is offered by the panel that they stand in. */
const inPanel: Readonly<Record<string, readonly string[]>> = {
  'records/RecordTable.tsx': ['pages/progress/RecordsTab.tsx', 'explain/ValueTrace.tsx'],
  'explain/ItemRecords.tsx': ['explain/ItemTrace.tsx', 'explain/TotalTrace.tsx'],
  'pages/coverage/VillageTable.tsx': ['pages/coverage/VillagesPanel.tsx'],
  'pages/products/AwardTable.tsx': ['pages/products/AwardsPaper.tsx'],
  'pages/products/OrderTable.tsx': ['pages/products/OrdersPaper.tsx'],
  'pages/progress/GapRegions.tsx': ['pages/progress/GapsTab.tsx'],
  'pages/progress/MonthsTable.tsx': ['pages/progress/MonthsView.tsx'],
  'pages/progress/PlanTable.tsx': ['pages/progress/PlanTab.tsx'],
  'pages/progress/RankingTable.tsx': ['pages/progress/RankingPanel.tsx'],
  'pages/progress/TotalsTable.tsx': ['pages/progress/TotalsPanel.tsx'],
};

/** Tables without a download, and why. */
const without: Readonly<Record<string, string>> = {
  'desk/SourcesLine.tsx': 'the newest file of each dataset: the history of the data desk downloads all loads',
  'explain/ChangeTable.tsx': 'sums by cause of the records below it, whose workbook names the cause of each',
  'pages/data/ColumnsView.tsx': 'a form: which column is read into which field',
  'pages/data/ProblemsView.tsx': 'the whole check report is the marked workbook at the head of the file (DraftHead)',
  'pages/wall/MoneyBoard.tsx': 'nobody stands at the wall to take a file; /products has the same table as a workbook',
};

describe('a table of the dashboard', () => {
  test('is downloaded where it stands, by its panel, or there is a reason why not', () => {
    const known = new Set([...Object.keys(inPanel), ...Object.keys(without)].map(page));
    expect(withTable.length).toBeGreaterThan(15);
    expect(withTable.filter((path) => !offersDownload(path) && !known.has(path))).toEqual([]);
  });

  test.each(Object.entries(inPanel))('%s has its download in every panel that shows it', (table, panels) => {
    for (const panel of panels) expect(offersDownload(page(panel)), panel).toBe(true);
    const shownBy = pages.filter(({ path, imports, text }) =>
      imports.some(
        (imported) =>
          join(path, '..', imported) === page(table) &&
          new RegExp(`<${/(\w+)\.tsx$/.exec(table)?.[1] ?? ''}\\b`).test(text),
      ),
    );
    expect(shownBy.map(({ path }) => path).sort()).toEqual(panels.map(page).sort());
  });

  test('stands on no list that it has left', () => {
    const listed = [...Object.keys(inPanel), ...Object.keys(without)].map(page);
    expect(listed.filter((path) => !withTable.includes(path))).toEqual([]);
    expect(listed.filter(offersDownload)).toEqual([]);
  });
});
