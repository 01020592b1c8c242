import type { Code } from '#geodata/vocabulary/code-list.ts';
import { facilityKinds, serviceLevels } from '#geodata/vocabulary/facility.ts';
import { conditions, surfaces, technicalClasses } from '#geodata/vocabulary/road.ts';
import { workStatuses } from '#geodata/vocabulary/work.ts';
import type { Language } from '../../address/address.ts';
import type { MapClasses } from '../../data/queries.ts';
import { formatQuantity } from '../../format/number.ts';
import type { Palette } from '../../look/palette.ts';
import type { CoverageWords } from '../../words/coverage-zh.ts';
import type { Words } from '../../words/zh.ts';
import { busStopZoom } from '../layers/stop-layer.ts';
import type { LegendEntry, LegendMark } from '../legend-model.ts';
import { areaEntry, waterEntry } from '../legend-model.ts';
import type { ValueClass } from '../value-classes.ts';
import {
  classOrder,
  densityColour,
  densitySteps,
  isStation,
  roadColour,
  serviceColour,
  stationMark,
  workMark,
} from './class-colours.ts';
import type { WorkbenchSide, WorkbenchView } from './workbench-view.ts';

export interface LegendGroup {
  readonly title: string;
  readonly entries: readonly LegendEntry[];
  readonly notes: readonly string[];
}

export interface LegendMeans {
  readonly words: CoverageWords;
  readonly common: Words;
  readonly language: Language;
  readonly palette: Palette;
  readonly areaClasses: readonly ValueClass[];
  readonly zoom: number;
}

type Class = MapClasses[number]['classes'][number];

/** The legend follows from what is drawn: only layers that are on, only classes that occur, with how many they hold. */
export function classLegend(view: WorkbenchView, means: LegendMeans): readonly LegendGroup[] {
  const on = new Set(view.show);
  return [
    ...(on.has('districts') || on.has('towns') ? [areaGroup(view, means)] : []),
    ...(on.has('hex') || on.has('heat') ? densityGroups(view, means) : []),
    ...(on.has('villages') ? villageGroups(view, means) : []),
    ...(on.has('stops') ? [stopGroup(view, means)] : []),
    ...(on.has('stations') ? [stationGroup(view, means)] : []),
    ...(on.has('roads') ? [roadGroup(view, means)] : []),
    ...(on.has('works') ? [workGroup(view, means)] : []),
    ...(view.water === undefined ? [] : [groundGroup(means)]),
  ].filter((group) => group.entries.length > 0 || group.notes.length > 0);
}

function areaGroup(view: WorkbenchView, { words, common, palette, areaClasses }: LegendMeans): LegendGroup {
  const target = '100%';
  const isIndicative = view.areas.some((area) => area.outlineSource === 'voronoi');
  return {
    title: words.legend.areas,
    entries: areaClasses.map((entry) => {
      const { count, ...said } = areaEntry(entry, { target }, { words: common.map, palette });
      // Two sides share the colours, not the counts.
      return view.right || count === undefined ? said : { ...said, count };
    }),
    notes: isIndicative ? [words.legend.townAreas] : [],
  };
}

/** The villages of each side by its own rule. */
function villageGroups({ left, right, noLocation }: WorkbenchView, means: LegendMeans): LegendGroup[] {
  const { versus } = means.words;
  if (!right) return [villageGroup(left, means, { noLocation, name: '' })];
  return [
    villageGroup(left, means, { noLocation, name: `${versus.left} · ` }),
    villageGroup(right, means, { noLocation: 0, name: `${versus.right} · ` }),
  ];
}

function lostNotes(lost: SideWords['noLocation'], legend: CoverageWords['legend'], language: Language): string[] {
  if (lost === undefined || lost === null)
    return [`${legend.noLocation}：${lost === null ? legend.notCounted : legend.counting}`];
  return lost > 0 ? [`${legend.noLocation} ${formatQuantity(lost, language, 0)}`] : [];
}

interface SideWords {
  /** Undefined while it is not known, null when it did not come. */
  readonly noLocation: number | null | undefined;
  /** Before the title; empty without a comparison. */
  readonly name: string;
}

function villageGroup(side: WorkbenchSide, { words, language, palette }: LegendMeans, said: SideWords): LegendGroup {
  const { legend, rule } = words;
  const metres = formatQuantity(side.thresholdM, language, 0);
  const title = said.name + legend.villages(metres, rule.references[side.reference]);
  if (!side.villages) return { title, entries: [], notes: [legend.none] };
  const entries: LegendEntry[] = [
    { mark: 'disc', colour: palette.village, text: legend.covered, count: side.villages.covered },
    { mark: 'diamond', colour: palette.villageGap, text: legend.gap, count: side.villages.gap },
  ];
  return {
    title,
    entries: entries.filter(({ count }) => count !== 0),
    notes: lostNotes(said.noLocation, legend, language),
  };
}

/** What a group is made of: its layer among the counted ones, and how a class is marked and named. */
interface ClassGroup {
  readonly title: string;
  readonly layer: MapClasses[number]['layer'];
  readonly attribute: string;
  readonly entryOf: (
    code: string | null,
  ) => { readonly mark: LegendMark; readonly colour: string; readonly text: string } | undefined;
}

function counted(view: WorkbenchView, { words, language }: LegendMeans, group: ClassGroup): LegendGroup {
  const { title, attribute, entryOf } = group;
  if (!view.classes)
    return { title, entries: [], notes: [view.classes === null ? words.legend.notCounted : words.legend.counting] };
  const layer = view.classes.find((entry) => entry.layer === group.layer);
  const order = classOrder(attribute);
  const rank = ({ code }: Class) => (code === null ? order.length : order.indexOf(code));
  const classes = layer?.classes.filter((entry) => entry.attribute === attribute) ?? [];
  const entries = [...classes]
    .sort((one, other) => rank(one) - rank(other))
    .flatMap(({ code, count, lengthKm }) => {
      const entry = entryOf(code);
      const detail = lengthKm === null ? undefined : words.legend.kilometres(formatQuantity(lengthKm, language, 0));
      return entry ? [{ ...entry, count, ...(detail !== undefined && { detail }) }] : [];
    });
  const lost = layer?.withoutPlace ?? 0;
  const none = entries.length === 0 ? [words.legend.none] : [];
  return { title, entries, notes: lost > 0 ? [words.legend.withoutPlace(formatQuantity(lost, language, 0))] : none };
}

function wordOf(list: readonly Code[], code: string | null, means: LegendMeans): string {
  return list.find((entry) => entry.code === code)?.[means.language] ?? code ?? means.words.legend.notGiven;
}

function stopGroup(view: WorkbenchView, means: LegendMeans): LegendGroup {
  const { words, palette, zoom } = means;
  const group = counted(view, means, {
    title: words.legend.stops,
    layer: 'facility',
    attribute: 'service',
    entryOf: (code) => ({
      mark: 'square',
      colour: serviceColour(code, palette),
      text: wordOf(serviceLevels, code, means),
    }),
  });
  return { ...group, notes: zoom < busStopZoom ? [words.legend.stopsLater] : [] };
}

function stationGroup(view: WorkbenchView, means: LegendMeans): LegendGroup {
  const group = counted(view, means, {
    title: means.words.legend.stations,
    layer: 'facility',
    attribute: 'kinds',
    entryOf: (code) => {
      if (code === null || !isStation(code)) return undefined;
      const { shape, colour } = stationMark(code, means.palette);
      return { mark: shape, colour, text: wordOf(facilityKinds, code, means) };
    },
  });
  return { ...group, notes: [means.words.legend.notOperating, ...group.notes] };
}

const roadLists = { class: technicalClasses, surface: surfaces, condition: conditions } as const;

function roadGroup(view: WorkbenchView, means: LegendMeans): LegendGroup {
  const { words, palette } = means;
  const by = view.roads;
  const yesNo = (code: string | null) => {
    if (code === null) return words.legend.notGiven;
    return code === 'true' ? words.legend.yes : words.legend.no;
  };
  return counted(view, means, {
    title: words.legend.roads(words.layers.roadColours[by]),
    layer: 'road_segment',
    attribute: by,
    entryOf: (code) => ({
      mark: 'boldLine',
      colour: roadColour(by, code, palette),
      text: by === 'maintained' ? yesNo(code) : wordOf(roadLists[by], code, means),
    }),
  });
}

function workGroup(view: WorkbenchView, means: LegendMeans): LegendGroup {
  return counted(view, means, {
    title: means.words.legend.works,
    layer: 'work',
    attribute: 'status',
    entryOf: (code) => {
      const { shape, colour } = workMark(code ?? undefined, means.palette);
      return { mark: shape, colour, text: wordOf(workStatuses, code, means) };
    },
  });
}

function groundGroup({ words, common, palette }: LegendMeans): LegendGroup {
  return { title: words.legend.ground, entries: [waterEntry(common.map, palette)], notes: [] };
}

function densityGroups({ density, show }: WorkbenchView, { words, language, palette }: LegendMeans): LegendGroup[] {
  if (!density) {
    const note = density === null ? words.legend.notCounted : words.legend.counting;
    return [{ title: words.layers.names[show.includes('hex') ? 'hex' : 'heat'], entries: [], notes: [note] }];
  }
  const of = words.layers.densities[density.of];
  const groups: LegendGroup[] = [];
  if (show.includes('hex')) {
    const uppers = densitySteps(density.cells.map(({ value }) => value));
    const entries = uppers.map((upper, at): LegendEntry => {
      const low = (uppers[at - 1] ?? 0) + 1;
      const count = density.cells.filter(({ value }) => value >= low && value <= upper).length;
      const text =
        low === upper ? String(upper) : `${formatQuantity(low, language, 0)}–${formatQuantity(upper, language, 0)}`;
      return { mark: 'area', colour: densityColour(upper, uppers, palette), text, count };
    });
    const side = formatQuantity(density.cellKm, language, 2);
    groups.push({ title: words.legend.hex(of, side), entries: entries.filter(({ count }) => count !== 0), notes: [] });
  }
  if (show.includes('heat')) {
    const ends = [palette.density[0], palette.density[2], palette.density[4]] as const;
    const texts = [words.legend.little, '', words.legend.much];
    const entries = ends.map((colour, at): LegendEntry => ({ mark: 'area', colour, text: texts[at] ?? '' }));
    groups.push({ title: words.legend.heat(of), entries, notes: [] });
  }
  return groups;
}
