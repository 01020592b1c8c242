import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { defineError } from '#geodata/errors.ts';
import { fontFamily, readFonts } from './fonts.ts';
import type { Sheet } from './sheet.ts';
import { sheetToSvg } from './sheet-to-svg.ts';

const sheetFailed = defineError('sheet_failed', 500, (reason: string) => `The sheet could not be written: ${reason}.`);

let compiler: NodeCompiler | undefined;

/** Reading 17 MB of fonts costs 0.2 s, so one compiler serves all sheets. An empty list keeps system fonts out. */
function sharedCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({ workspace: '/', fontArgs: [{ fontPaths: [] }, { fontBlobs: readFonts() }] });
  return compiler;
}

/**
 * SVG to PDF through typst: paths stay paths and text stays text (searchable, fonts subset and embedded).
 * No date is written, so that the same load gives the same bytes.
 */
export function sheetToPdf(sheet: Sheet): Buffer {
  const typst = sharedCompiler();
  const image = '/tongcun-sheet.svg';
  typst.mapShadow(image, Buffer.from(sheetToSvg(sheet, fontFamily)));
  try {
    const compiled = typst.compile({ mainFileContent: page(sheet, image), resetRead: true });
    const document = compiled.result;
    if (document === null) throw sheetFailed(JSON.stringify(compiled.takeError()?.shortDiagnostics ?? []));
    return typst.pdf(document, { pdfTags: false });
  } finally {
    typst.unmapShadow(image);
    typst.evictCache(0);
  }
}

function page(sheet: Sheet, image: string): string {
  const size = `width: ${sheet.widthMm}mm, height: ${sheet.heightMm}mm`;
  return [
    `#set document(title: ${quoted(sheet.title)}, description: ${quoted(sheet.subject)}, author: "通村 Tongcun", date: none)`,
    `#set page(${size}, margin: 0pt)`,
    `#set text(font: "${fontFamily}", lang: "${sheet.lang}")`,
    `#image("${image}", ${size}, alt: ${quoted(sheet.title)})`,
  ].join('\n');
}

function quoted(words: string): string {
  return `"${words.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
