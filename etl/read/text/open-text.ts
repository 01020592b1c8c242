import type { OpenSource, SourceRequest } from '../define-reader.ts';
import { fileBroken } from '../read-errors.ts';
import type { GridRow } from '../table/grid.ts';
import { openTable } from '../table/open-table.ts';
import { tidyText } from '../table/tidy-text.ts';
import { findDelimiter } from './find-delimiter.ts';
import { findEncoding } from './find-encoding.ts';
import { parseRecords } from './parse-records.ts';
import { readStart, readText } from './read-text.ts';

/** A delimited text as a table. It is read twice, once for its encoding, and never held in memory. */
export async function openText(request: SourceRequest): Promise<OpenSource> {
  const { path, name } = request;
  const encoding = await findEncoding(path, name);
  const delimiter = findDelimiter(await readStart(path, name, encoding), name);
  const rows = gridRows(parseRecords(readText(path, name, encoding), name, delimiter), name);
  return openTable(
    {
      name,
      notes: encoding.isAssumed ? [{ code: 'encoding_assumed', value: 'GB18030' }] : [],
      total: null,
      rows,
      close: async () => {
        await rows.return();
      },
    },
    request,
  );
}

/** Far more than a table may have; more would only fill the memory. */
const mostCells = 10_000;

async function* gridRows(records: AsyncIterable<string[]>, name: string): AsyncGenerator<GridRow, void> {
  let rowNo = 0;
  for await (const record of records) {
    rowNo += 1;
    if (record.length > mostCells) {
      throw fileBroken(name, `第 ${rowNo} 行超过 ${mostCells} 格 / row ${rowNo} has more than ${mostCells} cells`);
    }
    yield { rowNo, cells: record.map(tidyText), spans: [] };
  }
}
