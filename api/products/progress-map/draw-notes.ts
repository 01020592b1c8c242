import { text } from '../sheet/svg-element.ts';
import { wrapText } from '../sheet/text-width.ts';
import { heading, type PanelBlock } from './draw-legend.ts';
import type { MapContent } from './map-content.ts';
import { ink, layout, type } from './sheet-layout.ts';
import { words } from './sheet-words.ts';
import { say } from './words-in.ts';

const lineMm = 3.9;
const headMm = 8;

/** How the figures are meant and what the drawing leaves out. */
export function notes(content: MapContent): string[] {
  const { lang } = content;
  const indicative = content.areas.some((area) => area.outlineSource === 'voronoi' && area.polygons.length > 0);
  const recordsDrawn = content.indicator.dataset !== 'region';
  return [
    say(lang, content.indicator.method),
    ...(content.indicator.thresholdM === null ? [] : [otherThreshold(content.lang, content.indicator.thresholdM)]),
    ...(recordsDrawn ? [say(lang, words.notDrawn)] : []),
    ...(indicative ? [say(lang, words.indicative)] : []),
    say(lang, words.internalUse),
    ...(content.basis.sample ? [say(lang, words.sampleNote)] : []),
  ];
}

/** A sheet drawn with another distance must say so: its figures are not those of the programme. */
function otherThreshold(lang: MapContent['lang'], thresholdM: number): string {
  return lang === 'zh'
    ? `本图按 ${thresholdM} 米计算，不是指标规定的距离。`
    : `This sheet counts within ${thresholdM} m, which is not the distance of the definition.`;
}

/** The notes as a block that ends at `bottom`. */
export function drawNotes(content: MapContent, bottom: number): PanelBlock {
  const { x, width } = layout.panel;
  const lines = notes(content).flatMap((note, index) => {
    const [first = '', ...rest] = wrapText(note, type.small, width - 5);
    return [{ mark: `${index + 1}.`, words: first }, ...rest.map((words) => ({ mark: '', words }))];
  });
  const heightMm = headMm + lines.length * lineMm;
  const top = bottom - heightMm;
  const drawn = lines.map(({ mark, words: note }, index) => {
    const style = { y: top + headMm + 2.6 + index * lineMm, sizeMm: type.small, fill: ink.text };
    return (mark === '' ? '' : text({ ...style, x }, mark)) + text({ ...style, x: x + 4.2 }, note);
  });
  return { drawing: heading(say(content.lang, words.method), top) + drawn.join(''), heightMm };
}
