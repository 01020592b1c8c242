import { decimalText } from '#geodata/vocabulary/percent-text.ts';
import { adminGrades } from '#geodata/vocabulary/road.ts';
import { statuses } from '#geodata/vocabulary/status.ts';
import { borderStyle, fillRole } from './draw-areas.ts';
import { lineStyles } from './draw-lines.ts';
import { type PointSymbol, pointSymbol, symbolSize } from './draw-points.ts';
import type { MapContent, MapPoints } from './map-content.ts';
import { classFills, noDataFill, roadWidthMm } from './sheet-style.ts';
import { levelBorder, words } from './sheet-words.ts';
import { classOf, type ValueClass } from './value-classes.ts';
import { say } from './words-in.ts';

/** One line of the legend: what is drawn and what it means. */
export type LegendEntry =
  | { readonly kind: 'area'; readonly fill: string; readonly label: string }
  | {
      readonly kind: 'line';
      readonly strokes: readonly Readonly<Record<string, string | number>>[];
      readonly label: string;
    }
  | { readonly kind: 'point'; readonly symbol: PointSymbol; readonly label: string }
  | { readonly kind: 'status'; readonly status: string; readonly label: string };

/** The legend is made from what the sheet shows, nothing more and nothing less: areas left, lines and points right. */
export function legendEntries(content: MapContent, classes: readonly ValueClass[]): [LegendEntry[], LegendEntry[]] {
  return [
    [...areaEntries(content, classes), ...statusEntries(content)],
    [...lineEntries(content), ...pointEntries(content), ...borderEntries(content)],
  ];
}

/** Classes that colour an area of the sheet, the highest on top, and the hatching when an area has no value. */
function areaEntries(content: MapContent, classes: readonly ValueClass[]): LegendEntry[] {
  const fills = classFills(classes.length);
  const values = new Map([content.total, ...content.values].map(({ region, value }) => [region, value]));
  const drawn = content.areas.filter((area) => area.role === fillRole(content) && area.polygons.length > 0);
  const used = new Set(drawn.map((area) => classOf(classes, values.get(area.code) ?? null)));
  const entries = classes.flatMap((band, index): LegendEntry[] =>
    used.has(index) ? [{ kind: 'area', fill: fills[index] ?? noDataFill, label: classLabel(band) }] : [],
  );
  const noData: LegendEntry = { kind: 'area', fill: noDataFill, label: say(content.lang, words.noData) };
  return used.has(-1) ? [...entries.reverse(), noData] : entries.reverse();
}

/** `98–100 %`; a class of one value is that value. */
export function classLabel({ from, to }: ValueClass): string {
  const digits = Number.isInteger(from) && Number.isInteger(to) ? 0 : 1;
  const figure = (value: number): string => decimalText(value, from === to && digits === 1 ? 2 : digits);
  return from === to ? `${figure(from)} %` : `${figure(from)}–${figure(to)} %`;
}

function statusEntries(content: MapContent): LegendEntry[] {
  const shown = new Set([content.total, ...content.values].map((entry) => entry.status));
  return statuses
    .filter((entry) => shown.has(entry.code) && entry.code !== 'no_data')
    .map((entry) => ({ kind: 'status', status: entry.code, label: content.lang === 'en' ? entry.en : entry.zh }));
}

function lineEntries(content: MapContent): LegendEntry[] {
  const drawn = content.lines.filter((group) => group.lines.length > 0);
  const ordered = [...drawn].sort((a, b) =>
    a.state === b.state ? roadWidthMm[b.grade] - roadWidthMm[a.grade] : a.state === 'gap' ? 1 : -1,
  );
  return ordered.map(({ grade, state }) => {
    const gradeWords = adminGrades.find((entry) => entry.code === grade) ?? { zh: grade, en: grade };
    const state_ = state === 'outside' ? '' : say(content.lang, content.indicator.states[state]);
    const grade_ = say(content.lang, gradeWords);
    return {
      kind: 'line',
      strokes: lineStyles(grade, state),
      label: [grade_, state_].filter(Boolean).join(content.lang === 'zh' ? '，' : ', '),
    };
  });
}

function pointEntries(content: MapContent): LegendEntry[] {
  const size = symbolSize(content.fit.scale);
  const order: MapPoints['kind'][] = ['record', 'facility', 'seat'];
  return content.points
    .filter((group) => group.points.length > 0)
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map((group) => ({
      kind: 'point',
      symbol: pointSymbol(group.kind, group.state, size),
      label: pointLabel(content, group),
    }));
}

function pointLabel(content: MapContent, group: MapPoints): string {
  if (group.kind === 'record')
    return group.state === 'outside' ? '' : say(content.lang, content.indicator.states[group.state]);
  if (group.kind === 'seat') return say(content.lang, words.seat);
  return content.indicator.facility ? say(content.lang, content.indicator.facility) : '';
}

function borderEntries(content: MapContent): LegendEntry[] {
  const seen = new Map<string, LegendEntry>();
  for (const area of content.areas) {
    if (area.polygons.length === 0 || area.role === 'neighbour') continue;
    const label = say(content.lang, levelBorder[area.level]);
    seen.set(`${area.role} ${area.level}`, { kind: 'line', strokes: [borderStyle(area)], label });
  }
  return [...seen.values()];
}
