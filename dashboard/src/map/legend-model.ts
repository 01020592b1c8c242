import type { MapLayerName } from '../address/address.ts';
import type { Palette } from '../look/palette.ts';
import type { Words } from '../words/zh.ts';
import { areaColour } from './layers/region-layer.ts';
import type { ShownWorks } from './map-view.ts';
import type { ValueClass } from './value-classes.ts';

export type LegendMark =
  | 'area'
  | 'hatched'
  | 'line'
  | 'boldLine'
  | 'disc'
  | 'diamond'
  | 'square'
  | 'triangle'
  | 'hollowTriangle'
  | 'note';

export interface LegendEntry {
  readonly mark: LegendMark;
  readonly colour: string;
  readonly text: string;
  readonly count?: number;
  /** Beside the count, such as kilometres. */
  readonly detail?: string;
}

export interface LegendFacts {
  readonly classes: readonly ValueClass[];
  /** `≥ 92%`; undefined without a target. */
  readonly target: string | undefined;
  readonly layers: readonly MapLayerName[];
  /** What the colours of the roads stand for; undefined: roads are of one colour. */
  readonly roadStates: { readonly success: string; readonly gap: string } | undefined;
  readonly thresholdM: number;
  readonly stopsAreStations: boolean;
  readonly stopsVisible: boolean;
  /** Stations drawn beside the stops. */
  readonly stations: boolean;
  readonly works: ShownWorks | undefined;
  /** Villages without a location: they count and cannot be drawn. Undefined while not known, null when it did not come. */
  readonly lostVillages: number | null | undefined;
  readonly townAreas: boolean;
  /** Whether any is drawn. */
  readonly water: boolean;
}

/** The legend follows from what is drawn: classes that hold a region, layers that are switched on. */
export function legendModel(facts: LegendFacts, words: Words['map'], palette: Palette): readonly LegendEntry[] {
  const asked = new Set(facts.layers);
  return [
    ...facts.classes.map((entry) => areaEntry(entry, facts, { words, palette })),
    ...(asked.has('roads') ? roadEntries(facts, words, palette) : []),
    ...(asked.has('villages') ? villageEntries(facts, words, palette) : []),
    ...(asked.has('stops') ? [stopEntry(facts, words, palette)] : []),
    ...(facts.stations && !facts.stopsAreStations ? [stationEntry(words, palette)] : []),
    ...(facts.works ? workEntries(facts.works, words, palette) : []),
    ...(facts.water ? [waterEntry(words, palette)] : []),
    ...(facts.townAreas ? [note(words.townAreas)] : []),
  ];
}

interface Means {
  readonly words: Words['map'];
  readonly palette: Palette;
}

export function areaEntry(
  entry: ValueClass,
  facts: Pick<LegendFacts, 'target'>,
  { words, palette }: Means,
): LegendEntry {
  const colour = areaColour(entry, palette);
  if (entry.kind === 'none') return { mark: 'hatched', colour, text: words.noData, count: entry.count };
  if (entry.kind === 'met') {
    return {
      mark: 'area',
      colour,
      text: facts.target === undefined ? words.planDone : words.met(facts.target),
      count: entry.count,
    };
  }
  return { mark: 'area', colour, text: words.below(String(entry.low), String(entry.high)), count: entry.count };
}

function roadEntries(facts: LegendFacts, words: Words['map'], palette: Palette): readonly LegendEntry[] {
  if (facts.roadStates === undefined) return [{ mark: 'line', colour: palette.road, text: words.road }];
  return [
    { mark: 'line', colour: palette.road, text: facts.roadStates.success },
    { mark: 'boldLine', colour: palette.roadGap, text: facts.roadStates.gap },
  ];
}

function villageEntries(facts: LegendFacts, words: Words['map'], palette: Palette): readonly LegendEntry[] {
  const metres = String(facts.thresholdM);
  const entries: LegendEntry[] = [
    { mark: 'disc', colour: palette.village, text: words.villageCovered(metres) },
    { mark: 'diamond', colour: palette.villageGap, text: words.villageGap(metres) },
  ];
  const { lostVillages: lost } = facts;
  if (lost === undefined || lost === null)
    entries.push(note(words.villagesLostOf[lost === null ? 'failed' : 'waiting']));
  else if (lost > 0) entries.push(note(words.villageLost(String(lost))));
  return entries;
}

function stopEntry(facts: LegendFacts, words: Words['map'], palette: Palette): LegendEntry {
  const name = facts.stopsAreStations ? words.station : words.stop;
  const text = facts.stopsVisible ? name : words.stopsLater(name);
  return { mark: 'square', colour: facts.stopsAreStations ? palette.station : palette.stop, text };
}

function stationEntry(words: Words['map'], palette: Palette): LegendEntry {
  return { mark: 'square', colour: palette.station, text: words.station };
}

export function waterEntry(words: Words['map'], palette: Palette): LegendEntry {
  return { mark: 'area', colour: palette.water, text: words.water };
}

function workEntries({ year }: ShownWorks, words: Words['map'], palette: Palette): readonly LegendEntry[] {
  if (year !== undefined) return [{ mark: 'triangle', colour: palette.work, text: words.workDoneIn(String(year)) }];
  return [
    { mark: 'triangle', colour: palette.work, text: words.workDone },
    { mark: 'hollowTriangle', colour: palette.work, text: words.workOpen },
  ];
}

function note(text: string): LegendEntry {
  return { mark: 'note', colour: 'transparent', text };
}
