import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { SourceRequest } from '../define-reader.ts';
import { fileBroken, layerUnknown } from '../read-errors.ts';

/** Parts of a shapefile; whatever else an archive holds is left alone. */
const parts = new Set(['.shp', '.shx', '.dbf', '.prj', '.cpg']);
/** An archive that unpacks to more is refused rather than let fill the disk. */
const mostBytes = 2 ** 31;

interface Part {
  /** Name of the layer: the file's name without ending. */
  readonly layer: string;
  readonly ending: string;
}

/** Puts the parts of one layer into `folder` as `layer.*` and answers the layer's name in the archive. */
export async function unpackShapefile(request: SourceRequest, folder: string): Promise<string> {
  return request.name.toLowerCase().endsWith('.zip') ? unpackZip(request, folder) : copyBeside(request, folder);
}

async function unpackZip({ path, name, layer }: SourceRequest, folder: string): Promise<string> {
  let bytes = 0;
  const found = new Map<string, Part>();
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(await readFile(path), {
      filter: (file) => {
        const part = partOf(file.name);
        if (part === undefined) return false;
        bytes += file.originalSize;
        if (bytes > mostBytes) throw fileBroken(name, '解压后超过 2 GB / it unpacks to more than 2 GB');
        found.set(file.name, part);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'PublicError') throw error;
    throw fileBroken(name, '不是完整的 zip / it is no complete zip archive');
  }
  const chosen = chooseLayer([...found.values()], { name, wanted: layer });
  for (const [entry, part] of found) {
    const content = files[entry];
    if (part.layer === chosen && content) await writeFile(join(folder, `layer${part.ending}`), content);
  }
  return chosen;
}

async function copyBeside({ path, name, layer }: SourceRequest, folder: string): Promise<string> {
  const wanted = basename(path).slice(0, -extname(path).length);
  for (const file of await readdir(dirname(path))) {
    const part = partOf(file);
    if (part?.layer === wanted) await copyFile(join(dirname(path), file), join(folder, `layer${part.ending}`));
  }
  if (layer !== undefined && layer !== wanted) throw layerUnknown(layer, [wanted]);
  const copied = await readdir(folder);
  if (!copied.includes('layer.shp')) throw fileBroken(name, '没有 .shp / there is no .shp');
  return wanted;
}

function partOf(entry: string): Part | undefined {
  const file = basename(entry.replaceAll('\\', '/'));
  const ending = extname(file).toLowerCase();
  if (!parts.has(ending) || file.startsWith('._')) return undefined;
  return { layer: file.slice(0, -ending.length), ending };
}

function chooseLayer(found: readonly Part[], { name, wanted }: { name: string; wanted: string | undefined }): string {
  const layers = found.filter(({ ending }) => ending === '.shp').map(({ layer }) => layer);
  const [only] = layers;
  if (only === undefined) throw fileBroken(name, 'zip 中没有 .shp / the archive holds no .shp');
  if (wanted !== undefined && layers.includes(wanted)) return wanted;
  if (wanted !== undefined || layers.length > 1) throw layerUnknown(wanted ?? '', layers);
  return only;
}
