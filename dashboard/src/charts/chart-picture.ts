import { type Palette, palettes } from '../look/palette.ts';
import { type ChartLook, type ChartOption, chartFont } from './chart-option.ts';
import { drawSvg } from './engine.ts';

export interface PictureText {
  readonly title: string;
  /** Region, date, source: a line each. */
  readonly facts: readonly string[];
  /** 演示数据, where it is. */
  readonly mark?: string | undefined;
}

export interface Picture {
  readonly svg: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** echarts puts the family into a style attribute as it is: double quotes would end it. */
const pictureFont = chartFont.replaceAll('"', "'");

/** On paper and in the size of a page of text, whatever the screen it was asked for from. */
export const pictureLook: ChartLook = {
  palette: palettes.paper,
  fontFamily: pictureFont,
  fontPx: 14,
  heightRem: 54,
  narrow: false,
};

const widthPx = 960;
const marginPx = 24;
const titlePx = 20;
const lineRem = 1.6;

/** The chart with its title above and what it rests on below, as one drawing that stands by itself. */
export function chartPicture(option: ChartOption, chartHeightPx: number, text: PictureText): Picture {
  const { palette, fontPx } = pictureLook;
  const chart = drawSvg(option, { widthPx: widthPx - 2 * marginPx, heightPx: chartHeightPx });
  const top = marginPx + titlePx * 1.9;
  const notes = [...(text.mark === undefined ? [] : [text.mark]), ...text.facts.flatMap(broken)];
  const heightPx = Math.ceil(top + chartHeightPx + fontPx * lineRem * (notes.length + 0.5) + marginPx);
  const below = notes.map((note, at) => {
    const y = top + chartHeightPx + fontPx * lineRem * (at + 1.2);
    return line(note, {
      y,
      sizePx: fontPx - 1,
      colour: at === 0 && text.mark ? palette.status.behind : palette.textQuiet,
    });
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}">
<rect width="${widthPx}" height="${heightPx}" fill="${palette.panel}"/>
${line(text.title, { y: marginPx + titlePx, sizePx: titlePx, colour: palette.text, bold: true })}
${chart.replace('<svg ', `<svg x="${marginPx}" y="${top}" `)}
${below.join('\n')}
</svg>`;
  return { svg, widthPx, heightPx };
}

/** A Chinese character is as wide as the type is high, a Latin one a little over half of it. */
function widthEm(character: string): number {
  return character.charCodeAt(0) > 255 ? 1 : 0.57;
}

/** A long fact in lines that the picture is wide enough for. */
function broken(text: string): readonly string[] {
  const mostEm = (widthPx - 2 * marginPx) / (pictureLook.fontPx - 1);
  const lines = [''];
  let usedEm = 0;
  for (const character of text) {
    usedEm += widthEm(character);
    if (usedEm > mostEm) {
      lines.push('');
      usedEm = widthEm(character);
    }
    lines[lines.length - 1] += character;
  }
  return lines;
}

interface Line {
  readonly y: number;
  readonly sizePx: number;
  readonly colour: Palette['text'];
  readonly bold?: boolean;
}

function line(text: string, { y, sizePx, colour, bold = false }: Line): string {
  const weight = bold ? ' font-weight="600"' : '';
  return `<text x="${marginPx}" y="${y}" font-family="${pictureFont}" font-size="${sizePx}"${weight} fill="${colour}">${escaped(text)}</text>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The drawing as pixels, two for one so that it stays sharp in print. */
export async function pngOf({ svg, widthPx, heightPx }: Picture, density = 2): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(widthPx, heightPx);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = widthPx * density;
    canvas.height = heightPx * density;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
