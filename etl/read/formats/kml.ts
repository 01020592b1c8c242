import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineReader, type OpenSource, type SourceRequest, type SourceRow } from '../define-reader.ts';
import { gdalReader } from '../gdal/gdal-reader.ts';
import { decodeKml, hiddenIn, hideExtendedData } from '../kml/extended-data.ts';
import { encodingUnknown, fileBroken } from '../read-errors.ts';
import { chooseFile } from '../source-files/choose-file.ts';
import { openWorkspace } from '../source-files/workspace.ts';

const plain = gdalReader({ name: 'kml', zh: 'KML', endings: ['.kml'], driver: 'KML' });

export default defineReader({ ...plain, open: openKml });

/** GDAL holds the whole of a KML file as well. */
const mostBytes = 200_000_000;

/** Folders are layers; the attributes of placemarks are columns beside name and description. */
async function openKml(request: SourceRequest): Promise<OpenSource> {
  const { folder, file } = await chooseFile(request, plain.endings);
  const workspace = await openWorkspace();
  try {
    const { text, names } = hideExtendedData(await readText(join(folder, file), request.name));
    const path = join(workspace.folder, 'source.kml');
    await writeFile(path, text);
    const source = await plain.open({ ...request, path, name: `${request.name}/source.kml` });
    return revealing(source, names, workspace.close);
  } catch (error) {
    await workspace.close();
    throw error;
  }
}

async function readText(path: string, name: string): Promise<string> {
  const { size } = await stat(path);
  if (size > mostBytes) throw fileBroken(name, 'KML 超过 200 MB，请分成几个文件 / KML of more than 200 MB; split it');
  try {
    return decodeKml(await readFile(path));
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw encodingUnknown(
      name,
      'KML 的文字与其声明的编码不符，请重新导出|its text is not in the encoding it names; export it anew',
    );
  }
}

function revealing(source: OpenSource, names: readonly string[], close: () => Promise<void>): OpenSource {
  const { batches: _, ...rest } = source;
  const added = names.filter((name) => !source.columns.includes(name));
  return {
    ...rest,
    columns: [...source.columns, ...added],
    rows: rowsOf(source, added),
    close: async () => {
      await source.close();
      await close();
    },
  };
}

async function* rowsOf({ rows, columns }: OpenSource, added: readonly string[]): AsyncGenerator<SourceRow> {
  const place = columns.indexOf('Description');
  for await (const row of rows) {
    const { told, data } = hiddenIn(row.values[place]);
    const values = row.values.map((value, index) =>
      index === place ? told : (data.get(columns[index] ?? '') ?? value),
    );
    yield { ...row, values: [...values, ...added.map((name) => data.get(name) ?? null)] };
  }
}
