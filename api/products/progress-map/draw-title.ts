import { element, line, text } from '../sheet/svg-element.ts';
import { textWidth } from '../sheet/text-width.ts';
import type { MapContent } from './map-content.ts';
import { ink, layout, type } from './sheet-layout.ts';
import { words } from './sheet-words.ts';
import { nameIn, say } from './words-in.ts';

/** 绍兴市农村公路列养率进度图 */
export function sheetTitle({ lang, region, indicator }: MapContent): string {
  const title = indicatorTitle(lang, indicator);
  return lang === 'zh'
    ? `${nameIn(lang, region)}${title}${words.progressMap.zh}`
    : `${nameIn(lang, region)}: ${title}, ${words.progressMap.en}`;
}

/** A distance other than the definition's is part of the name: the sheet must not pass for the official one. */
function indicatorTitle(lang: MapContent['lang'], { title, thresholdM }: MapContent['indicator']): string {
  if (thresholdM === null) return say(lang, title);
  return lang === 'zh' ? `${title.zh}（${thresholdM}米）` : `${title.en} (${thresholdM} m)`;
}

export function sheetSubtitle({ lang, programme }: MapContent): string {
  if (!programme) return '';
  return [say(lang, programme.title), programme.documentNo].filter(Boolean).join('\u3000');
}

/** Title in the middle; the marks of use stand in the upper corners, outside the border. */
export function drawTitle(content: MapContent): string {
  const { border } = layout;
  const middle = border.x + border.width / 2;
  const title = sheetTitle(content);
  const free = border.width - 110;
  const size = Math.min(type.title, (type.title * free) / textWidth(title, type.title));
  return [
    text({ x: middle, y: layout.titleBaseline, sizeMm: size, bold: true, anchor: 'middle', fill: ink.text }, title),
    text(
      { x: middle, y: layout.subtitleBaseline, sizeMm: type.subtitle, anchor: 'middle', fill: ink.quiet },
      sheetSubtitle(content),
    ),
    ...marks(content),
  ].join('');
}

function marks(content: MapContent): string[] {
  const { border } = layout;
  const internal = mark(say(content.lang, words.internal), border.x + border.width, 'end');
  return content.basis.sample ? [internal, mark(say(content.lang, words.sample), border.x, 'start')] : [internal];
}

/** A boxed word, 7 mm high. */
function mark(word: string, x: number, side: 'start' | 'end'): string {
  const size = 4.2;
  const width = textWidth(word, size) + 5;
  const left = side === 'start' ? x : x - width;
  return [
    element('rect', { x: left, y: 14, width, height: 7.4, fill: '#FFFFFF', stroke: ink.mark, 'stroke-width': 0.4 }),
    text({ x: left + width / 2, y: 19.2, sizeMm: size, bold: true, anchor: 'middle', fill: ink.mark }, word),
  ].join('');
}

/** Source, dates, CRS and issuing office under the border. */
export function drawFooter(content: MapContent): string {
  const { lang, basis } = content;
  const { border } = layout;
  const colon = lang === 'zh' ? '：' : ': ';
  const style = { sizeMm: type.body, fill: ink.text } as const;
  const asOf = `${say(lang, words.asOf)}${colon}${basis.asOf ?? '—'} (${say(lang, words.load)} ${basis.load})`;
  const source = `${say(lang, words.source)}${colon}${say(lang, words.sourceText)}`;
  const crs = `${say(lang, words.crs)}${colon}${say(lang, content.crs.title)}`;
  const right = border.x + border.width;
  const issuer = `${say(lang, words.issuer)}${colon}${content.issuer ?? ''}`;
  const issuerX = content.issuer === null ? right - 60 - textWidth(issuer, type.body) : right;
  return [
    text({ ...style, x: border.x, y: layout.footerBaseline }, source),
    text({ ...style, x: border.x, y: layout.secondFooterBaseline }, crs),
    text({ ...style, x: right, y: layout.footerBaseline, anchor: 'end', bold: true }, asOf),
    text(
      { ...style, x: issuerX, y: layout.secondFooterBaseline, anchor: content.issuer === null ? 'start' : 'end' },
      issuer,
    ),
    content.issuer === null
      ? line([right - 60, layout.secondFooterBaseline + 0.6], [right, layout.secondFooterBaseline + 0.6], {
          stroke: ink.text,
          'stroke-width': 0.2,
        })
      : '',
  ].join('');
}
