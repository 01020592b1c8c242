import type { Code } from '#geodata/vocabulary/code-list.ts';
import { facilityKinds } from '#geodata/vocabulary/facility.ts';
import { adminGrades, conditions, surfaces, technicalClasses } from '#geodata/vocabulary/road.ts';
import { workStatuses } from '#geodata/vocabulary/work.ts';
import type { Language } from '../address/address.ts';
import { formatPercent, formatQuantity, formatShare } from '../format/number.ts';
import type { Words } from '../words/zh.ts';
import { regionLayerId } from './layers/region-layer.ts';
import { roadLayerId } from './layers/road-layer.ts';
import { stationLayerId, stopLayerId } from './layers/stop-layer.ts';
import { villageLayerId } from './layers/village-layer.ts';
import { workLayerId } from './layers/work-layer.ts';
import type { RegionFigure } from './region-figure.ts';
import type { TileProperties } from './tile-loading.ts';

export interface TipContext {
  readonly words: Words;
  readonly language: Language;
  readonly figures: ReadonlyMap<string, RegionFigure>;
  readonly weightUnit: string;
  readonly pivot: number;
  /** Whole percents (MapSubject). */
  readonly whole: boolean;
  readonly thresholdM: number;
}

export interface TipText {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Words for the feature under the pointer; undefined where there is nothing to say. */
export function tipOf(
  layerId: string,
  properties: TileProperties & { code?: string },
  context: TipContext,
): TipText | undefined {
  if (layerId === regionLayerId) return regionTip(properties.code ?? '', context);
  if (layerId === roadLayerId) return roadTip(properties, context);
  if (layerId === villageLayerId) return villageTip(properties, context);
  if (layerId === workLayerId) return workTip(properties, context);
  if (layerId === stopLayerId || layerId === stationLayerId) return siteTip(properties, context);
  return undefined;
}

function regionTip(
  code: string,
  { figures, language, weightUnit, pivot, whole, words }: TipContext,
): TipText | undefined {
  const figure = figures.get(code);
  if (!figure) return undefined;
  const counts = `${formatQuantity(figure.success, language)} / ${formatQuantity(figure.population, language)} ${weightUnit}`;
  const percent = whole ? formatShare(figure.value) : `${formatPercent(figure.value, pivot)}%`;
  const share = figure.value === null ? words.map.noData : percent;
  const verdict = figure.status ? ` · ${words.status[figure.status]}` : '';
  return { title: figure.name, lines: [`${share}${verdict}`, counts] };
}

function roadTip(road: TileProperties, { words, language }: TipContext): TipText {
  const facts = [
    wordOf(adminGrades, road.grade, language),
    wordOf(technicalClasses, road.class, language),
    wordOf(surfaces, road.surface, language),
    wordOf(conditions, road.condition, language),
  ].filter((fact) => fact !== undefined);
  const maintained = `${words.map.maintained}：${road.maintained ? words.map.yes : words.map.no}`;
  return { title: road.route ?? road.key, lines: [facts.join(' · '), maintained].filter((line) => line !== '') };
}

function villageTip(village: TileProperties, { words, thresholdM }: TipContext): TipText {
  const metres = String(thresholdM);
  const covered = village.state === 'gap' ? words.map.villageGap(metres) : words.map.villageCovered(metres);
  return { title: village.name ?? village.key, lines: village.state === undefined ? [] : [covered] };
}

function siteTip(site: TileProperties, { language }: TipContext): TipText {
  const kinds = (site.kinds ?? '').split('+').flatMap((kind) => wordOf(facilityKinds, kind, language) ?? []);
  return { title: site.name ?? site.key, lines: kinds };
}

function workTip(work: TileProperties, { language }: TipContext): TipText {
  const status = wordOf(workStatuses, work.status, language);
  return { title: work.name ?? work.key, lines: status === undefined ? [] : [status] };
}

function wordOf(list: readonly Code[], code: string | undefined, language: Language): string | undefined {
  return list.find((entry) => entry.code === code)?.[language];
}
