import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodingUnknown, fileBroken } from '../read-errors.ts';

const addCpg = '请在压缩包中加入内容为 GBK 的 .cpg 文件|add a .cpg file that says GBK to the archive';

/**
 * Without a .cpg GDAL guesses ISO-8859-1 and garbles Chinese silently. So: what is valid UTF-8 gets a .cpg that
 * says so, anything else is refused.
 */
export async function stateEncoding(folder: string, layer: string, name: string): Promise<void> {
  const cpg = join(folder, 'layer.cpg');
  if (await exists(cpg)) return;
  const table = await readFile(join(folder, 'layer.dbf')).catch(() => {
    throw fileBroken(name, `缺少 ${layer}.dbf / ${layer}.dbf is missing`);
  });
  try {
    // Bytes 0-31 are the binary head: date, counts, flags.
    new TextDecoder('utf-8', { fatal: true }).decode(table.subarray(32));
  } catch {
    throw encodingUnknown(name, addCpg);
  }
  await writeFile(cpg, 'UTF-8');
}

async function exists(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  );
}
