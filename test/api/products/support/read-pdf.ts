import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfFacts {
  readonly pages: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** The text of the first page, pieces joined as they stand. */
  readonly text: string;
  readonly pieces: readonly string[];
  readonly fonts: readonly string[];
  /** Painted paths and pictures of the first page. */
  readonly paths: number;
  readonly images: number;
  readonly title: string;
}

const millimetresPerPoint = 25.4 / 72;
const imageOperators: readonly number[] = [
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
];

/** What an independent reader finds in a PDF. */
export async function readPdf(file: Buffer): Promise<PdfFacts> {
  const task = getDocument({ data: new Uint8Array(file), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const page = await document.getPage(1);
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const operators = await page.getOperatorList();
  const fontIds = operators.argsArray.filter((_, index) => operators.fnArray[index] === OPS.setFont);
  const fonts = new Set(fontIds.map(([id]: [string]) => String(page.commonObjs.get(id).name)));
  const pieces = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.str] : []));
  const { info } = await document.getMetadata();
  const facts = {
    pages: document.numPages,
    widthMm: width * millimetresPerPoint,
    heightMm: height * millimetresPerPoint,
    text: pieces.join(''),
    pieces,
    fonts: [...fonts],
    paths: operators.fnArray.filter((operator) => operator === OPS.constructPath).length,
    images: operators.fnArray.filter((operator) => imageOperators.includes(operator)).length,
    title: String((info as { Title?: string }).Title),
  };
  await task.destroy();
  return facts;
}
