import { percentText } from '#geodata/vocabulary/percent-text.ts';
import { formatWeight } from '../sheet/number-format.ts';
import { element, line, text } from '../sheet/svg-element.ts';
import { textWidth } from '../sheet/text-width.ts';
import { statusSymbol } from './draw-labels.ts';
import { heading, type PanelBlock } from './draw-legend.ts';
import type { IndicatorValue, MapContent } from './map-content.ts';
import { ink, layout, type } from './sheet-layout.ts';
import { tableTitles, words } from './sheet-words.ts';
import { nameIn, say } from './words-in.ts';

const headMm = 15;
const tallestRowMm = 7.2;
const lowestRowMm = 3.5;

/** Right edges of the columns of figures, mm from the left edge of the panel. */
const columns = { name: 1, value: 43, success: 62, population: 81, status: 91.5 } as const;

/** Table of the areas, from the very values that colour the map; rows shrink to fit, then are cut with a remark. */
export function drawTable(content: MapContent, top: number, heightMm: number): PanelBlock {
  const room = heightMm - headMm - 6;
  const wanted = content.values.length + 1;
  const rowMm = Math.min(tallestRowMm, Math.max(lowestRowMm, room / wanted));
  const shown = Math.min(content.values.length, Math.max(0, Math.floor(room / rowMm + 1e-9) - 1));
  const rows = [...content.values.slice(0, shown), content.total];
  const drawn = rows.map((value, index) =>
    drawRow(content, value, { y: top + headMm + index * rowMm, rowMm, total: index === shown }),
  );
  const end = top + headMm + rows.length * rowMm;
  const cut = content.values.length - shown;
  const remark =
    cut === 0
      ? ''
      : text(
          { x: layout.panel.x, y: end + 3, sizeMm: type.tiny, fill: ink.quiet },
          `+${cut}: ${say(content.lang, words.more)}`,
        );
  return {
    drawing: [heading(tableTitle(content), top), drawHead(content, top + 6), ...drawn, rule(end, 0.3), remark].join(''),
    heightMm: headMm + rows.length * rowMm + (cut === 0 ? 3 : 6),
  };
}

/** 各区县指标值 */
function tableTitle({ lang, values, total }: MapContent): string {
  const level = values[0]?.level ?? total.level;
  return say(lang, tableTitles[level]);
}

function drawHead(content: MapContent, top: number): string {
  const { lang, indicator } = content;
  const unit = say(lang, indicator.weightUnit);
  const head =
    lang === 'zh'
      ? { value: '指标值', success: '达到', population: '总量' }
      : { value: 'Value', success: 'Succeed', population: 'Of' };
  const style = { y: top + 3.8, sizeMm: type.small, fill: ink.quiet } as const;
  const small = { ...style, y: top + 7.2, sizeMm: type.tiny };
  const x = (column: keyof typeof columns): number => layout.panel.x + columns[column];
  return [
    text({ ...style, x: x('name') }, say(lang, words.region)),
    text({ ...style, x: x('value'), anchor: 'end' }, head.value),
    text({ ...small, x: x('value'), anchor: 'end' }, '%'),
    text({ ...style, x: x('success'), anchor: 'end' }, head.success),
    text({ ...small, x: x('success'), anchor: 'end' }, unit),
    text({ ...style, x: x('population'), anchor: 'end' }, head.population),
    text({ ...small, x: x('population'), anchor: 'end' }, unit),
    text({ ...style, x: x('status'), anchor: 'middle' }, say(lang, words.status)),
    rule(top + headMm - 6.2, 0.2),
  ].join('');
}

interface RowPlace {
  readonly y: number;
  readonly rowMm: number;
  readonly total: boolean;
}

function drawRow(content: MapContent, value: IndicatorValue, { y, rowMm, total }: RowPlace): string {
  const size = Math.min(3.4, rowMm * 0.72);
  const baseline = y + rowMm / 2 + size * 0.36;
  const unit = content.indicator.weightUnit.en;
  const style = { y: baseline, sizeMm: size, bold: total, fill: ink.text };
  const x = (column: keyof typeof columns): number => layout.panel.x + columns[column];
  const shown = shorten(nameIn(content.lang, value), size, 26);
  return [
    total ? element('rect', { x: layout.panel.x, y, width: layout.panel.width, height: rowMm, fill: '#EEF1F4' }) : '',
    text({ ...style, x: x('name') }, shown),
    text(
      { ...style, x: x('value'), anchor: 'end' },
      value.value === null ? '—' : percentText(value.value, [0, 100, value.target?.value ?? 100]),
    ),
    text({ ...style, x: x('success'), anchor: 'end' }, formatWeight(value.success, unit)),
    text({ ...style, x: x('population'), anchor: 'end' }, formatWeight(value.population, unit)),
    statusSymbol(value.status, [x('status'), y + rowMm / 2], size * 0.42),
    line([layout.panel.x, y + rowMm], [layout.panel.x + layout.panel.width, y + rowMm], {
      stroke: '#D5DAE0',
      'stroke-width': 0.12,
    }),
  ].join('');
}

function shorten(name: string, size: number, width: number): string {
  if (textWidth(name, size) <= width) return name;
  let short = name;
  while (short.length > 1 && textWidth(`${short}…`, size) > width) short = short.slice(0, -1);
  return `${short}…`;
}

function rule(y: number, width: number): string {
  const { x, width: length } = layout.panel;
  return line([x, y], [x + length, y], { stroke: ink.quiet, 'stroke-width': width });
}
