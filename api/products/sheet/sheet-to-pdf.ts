import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { defineError } from '#geodata/errors.ts';
import { fontFamily, subsetFonts } from './fonts.ts';
import type { Sheet } from './sheet.ts';
import { sheetMarkup } from './sheet-to-svg.ts';

const sheetFailed = defineError('sheet_failed', 500, (reason: string) => `The sheet could not be written: ${reason}.`);

/**
 * SVG to PDF through typst: paths stay paths and text stays text (searchable, its characters embedded).
 * No date is written, so that the same load gives the same bytes. An empty list of paths keeps system fonts out.
 */
export async function sheetToPdf(sheet: Sheet): Promise<Buffer> {
  const markup = sheetMarkup(sheet);
  const fontBlobs = (await subsetFonts(markup)).map(({ data }) => data);
  const typst = NodeCompiler.create({ workspace: '/', fontArgs: [{ fontPaths: [] }, { fontBlobs }] });
  const image = '/sheet.svg';
  typst.mapShadow(image, Buffer.from(markup));
  try {
    const compiled = typst.compile({ mainFileContent: page(sheet, image), resetRead: true });
    const document = compiled.result;
    if (document === null) throw sheetFailed(JSON.stringify(compiled.takeError()?.shortDiagnostics ?? []));
    return typst.pdf(document, { pdfTags: false });
  } finally {
    typst.evictCache(0);
  }
}

function page(sheet: Sheet, image: string): string {
  const size = `width: ${sheet.widthMm}mm, height: ${sheet.heightMm}mm`;
  const { title, subject } = sheet;
  return [
    `#set document(title: ${quoted(title)}, description: ${quoted(subject)}, author: "通村 Tongcun", date: none)`,
    `#set page(${size}, margin: 0pt)`,
    `#set text(font: "${fontFamily}", lang: "${sheet.lang}")`,
    `#image("${image}", ${size}, alt: ${quoted(title)})`,
  ].join('\n');
}

/** A typst string: nothing in a name can end it. */
function quoted(words: string): string {
  return `"${words.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
