import { strToU8, zipSync } from 'fflate';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const parts = {
  '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
};

/** The style of each format number, so that `s="1"` is the first of them. */
function stylesOf(formats: readonly number[]): string {
  const styles = [0, ...formats].map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`);
  return `${head}<styleSheet xmlns="${main}"><cellXfs count="${styles.length}">${styles.join('')}</cellXfs></styleSheet>`;
}

/** A workbook of one sheet, whose content is given as it stands in the file; `formats` are numbers without patterns. */
export function rawWorkbook(sheet: string, formats: readonly number[] = []): Uint8Array {
  const texts = {
    ...parts,
    'xl/styles.xml': stylesOf(formats),
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}">${sheet}</worksheet>`,
  };
  const entries = Object.entries(texts).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { level: 1 });
}

/** A cell of text. */
export const textCell = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** Rows of the sheet: a header and `count` rows of two cells. */
export function manyRows(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, index) =>
      `<row r="${index + 2}">${textCell(`A${index + 2}`, `路${index}`)}<c r="B${index + 2}"><v>${index}</v></c></row>`,
  );
  return `<sheetData><row r="1">${textCell('A1', '名称')}${textCell('B1', '数')}</row>${rows.join('')}</sheetData>`;
}
