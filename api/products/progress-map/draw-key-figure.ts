import { percentText } from '#geodata/vocabulary/percent-text.ts';
import { statuses } from '#geodata/vocabulary/status.ts';
import { comparisonText } from '../sheet/comparison-text.ts';
import { formatWeight } from '../sheet/number-format.ts';
import { line, text } from '../sheet/svg-element.ts';
import { textWidth, wrapText } from '../sheet/text-width.ts';
import { statusSymbol } from './draw-labels.ts';
import type { PanelBlock } from './draw-legend.ts';
import type { MapContent } from './map-content.ts';
import { ink, layout, type } from './sheet-layout.ts';
import { words } from './sheet-words.ts';
import { nameIn, say } from './words-in.ts';

const figureSize = 13;
const lineMm = 4;

/** The value of the whole region, large, with target, status and why. */
export function drawKeyFigure(content: MapContent, top: number): PanelBlock {
  const { lang, total } = content;
  const { x, width } = layout.panel;
  const figure = total.value === null ? '—' : percentText(total.value, [0, 100, total.target?.value ?? 100]);
  const figureEnd = x + textWidth(figure, figureSize) * 1.06 + 0.8;
  const besides = figureEnd + (total.value === null ? 4 : 12);
  const reason = wrapText(say(lang, total.reason), type.small, width);
  const rule = top + 20.5 + reason.length * lineMm;
  return {
    drawing: [
      text({ x, y: top + 3.4, sizeMm: type.body, fill: ink.quiet }, heading(content)),
      text({ x, y: top + 15.6, sizeMm: figureSize, bold: true, fill: ink.text }, figure),
      total.value === null ? '' : text({ x: figureEnd, y: top + 15.6, sizeMm: 7, bold: true, fill: ink.text }, '%'),
      statusSymbol(total.status, [besides + 1.5, top + 7.6], 1.5),
      text({ x: besides + 4.5, y: top + 9, sizeMm: type.heading, bold: true, fill: ink.text }, statusWord(content)),
      text({ x: besides, y: top + 15.4, sizeMm: type.body, fill: ink.text }, quantities(content)),
      ...reason.map((words, index) =>
        text({ x, y: top + 21 + index * lineMm, sizeMm: type.small, fill: ink.quiet }, words),
      ),
      line([x, rule], [x + width, rule], { stroke: ink.hairline, 'stroke-width': 0.15 }),
    ].join(''),
    heightMm: rule - top + 1,
  };
}

/** 绍兴市 农村公路列养率 目标 = 100%(2020-12-31前) */
function heading({ lang, region, indicator, total }: MapContent): string {
  const title = `${nameIn(lang, region)}${lang === 'zh' ? '' : ': '}${say(lang, indicator.title)}`;
  if (!total.target) return title;
  const sign = `${say(lang, words.target)} ${comparisonText(total.target.operator, total.target.value)}%`;
  const due = lang === 'zh' ? `${sign}（${total.target.dueOn} 前）` : `${sign} by ${total.target.dueOn}`;
  return `${title}${lang === 'zh' ? '\u3000' : ' · '}${due}`;
}

function statusWord({ lang, total }: MapContent): string {
  const entry = statuses.find(({ code }) => code === total.status);
  return entry ? entry[lang] : total.status;
}

function quantities({ lang, total, indicator }: MapContent): string {
  const figure = (value: number): string => formatWeight(value, indicator.weightUnit.en);
  return `${figure(total.success)} / ${figure(total.population)} ${say(lang, indicator.weightUnit)}`;
}
