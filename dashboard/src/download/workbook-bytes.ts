import { strToU8, zipSync } from 'fflate';
import type { SheetContent } from './sheet-content.ts';
import { stylesXml } from './sheet-styles.ts';
import { escapeXml, headRow, letters, sheetXml } from './sheet-xml.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/**
 * A workbook of one sheet. Written here because exceljs is 250 KB gzipped in a page and this, with fflate, about 7;
 * papers with a layout of their own (plan, gaps, bulletin) come from the server.
 */
export function workbookBytes(content: SheetContent, sheetName: string): Uint8Array<ArrayBuffer> {
  const name = nameOf(sheetName);
  const quoted = escapeXml(`'${name.replaceAll("'", "''")}'`);
  const printed = `${quoted}!$${headRow(content)}:$${headRow(content)}`;
  const area = `${quoted}!$A$1:$${letters(content.columns.length - 1)}$${headRow(content) + content.rows.length + content.notes.length}`;
  const files = {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
      'workbook:sheet.main',
      'worksheets/sheet1:worksheet',
      'styles:styles',
    ]
      .map((part) => part.split(':'))
      .map(
        ([path, kind]) =>
          `<Override PartName="/xl/${path}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`,
      )
      .join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${documents}"><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">${area}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">${printed}</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${documents}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${documents}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesXml,
    'xl/worksheets/sheet1.xml': sheetXml(content),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

/** A name that a sheet may have: at most 31 characters, without those that the format keeps for itself. */
export function nameOf(text: string): string {
  const allowed = text.replace(/[[\]:*?/\\]/g, ' ').replace(/^'+|'+$/g, '');
  return allowed.slice(0, 31).trim() || 'Sheet1';
}
