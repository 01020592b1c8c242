import { dirname, join } from 'node:path';
import type { SourceRequest } from '../define-reader.ts';
import { gdalReader } from '../gdal/gdal-reader.ts';
import { fileBroken, layerUnknown } from '../read-errors.ts';
import type { ChosenFile } from '../source-files/choose-file.ts';
import { listFiles } from '../source-files/list-files.ts';

/** The table of tables, which every geodatabase has. */
const catalogue = /(^|\/)a00000001\.gdbtable$/i;

export default gdalReader({
  name: 'geodatabase',
  zh: '文件地理数据库(File Geodatabase)',
  endings: ['.gdb'],
  driver: 'OpenFileGDB',
  holds: (files) => files.some((file) => catalogue.test(file)),
  locate,
});

async function locate({ path, name }: SourceRequest): Promise<ChosenFile> {
  const found = (await listFiles(path)).filter((file) => catalogue.test(file));
  const [only] = found;
  if (only === undefined) throw fileBroken(name, '没有 .gdbtable / there is no .gdbtable');
  if (found.length > 1) throw layerUnknown('', found.map(dirname));
  return { folder: join(path, dirname(only)), file: '', layer: '' };
}
