import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-office-'));
const filters: Readonly<Record<string, string>> = {
  csv: 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false',
  xls: 'xls:MS Excel 97',
};

/**
 * Files converted by LibreOffice, which understands spreadsheets by a code of its own: an independent witness. All go
 * through one start of the program.
 */
export async function convertByOffice(
  files: Readonly<Record<string, string | Uint8Array>>,
  ending: string,
): Promise<Readonly<Record<string, Buffer>>> {
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
  const out = join(folder, `as-${ending}`);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const options = [profile, '--headless', '--convert-to', filters[ending] ?? ending, '--outdir', out, ...paths];
  await promisify(execFile)('soffice', options);
  const names = Object.keys(files);
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(out, name.replace(/\.\w+$/, `.${ending}`)))]));
}
