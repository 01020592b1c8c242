import type { Explanation } from '#geodata/datasets/define-dataset.ts';
import type { Crs } from '../read/crs.ts';
import { oldDatumM } from './decide-crs.ts';
import { crsLabel } from './readings.ts';
import type { CrsEvidence, Fit, Recognition } from './recognition.ts';
import type { Weighing } from './weigh-readings.ts';

interface Found {
  readonly fit: Fit;
  readonly alternatives: readonly Fit[];
  readonly weighing: Weighing;
  readonly mixedWith: Crs | null;
}

/** Why a system was taken, in sentences. */
export function explainRecognition(evidence: CrsEvidence, found: Found): readonly Explanation[] {
  return [
    saidSentence(evidence),
    insideSentence(evidence, found),
    groundSentence(found),
    oldDatumSentence(found),
    mixedSentence(found),
  ].filter((sentence) => sentence !== null);
}

function saidSentence({ asked, stated, statedName }: CrsEvidence): Explanation {
  if (asked !== 'auto') {
    const { zh, en } = crsLabel(asked);
    return { zh: `用户指定 ${zh}`, en: `the user gave ${en}` };
  }
  const name = statedName === null ? '' : ` (${statedName.slice(0, 60)})`;
  if (stated === 'unstated')
    return { zh: `文件没有说明坐标系${name}`, en: `the file states no CRS that is known${name}` };
  const { zh, en } = crsLabel(stated);
  return { zh: `文件声明为 ${zh}${name}`, en: `the file states ${en}${name}` };
}

function insideSentence({ sample }: CrsEvidence, { fit, alternatives }: Found): Explanation | null {
  const fits = [fit, ...alternatives].filter(({ insideShare }) => insideShare !== null);
  if (fits.length === 0) return null;
  const list = (language: 'zh' | 'en'): string =>
    fits
      .map(({ crs, insideShare }) => `${crsLabel(crs)[language]} ${percent(insideShare)}`)
      .join(language === 'zh' ? '，' : ', ');
  return {
    zh: `${sample.length} 个位置落在区域边界内的比例：${list('zh')}`,
    en: `share of ${sample.length} positions inside the outlines: ${list('en')}`,
  };
}

function groundSentence({ fit, alternatives, weighing }: Found): Explanation {
  if (weighing.count === 0) {
    return {
      zh: '附近没有已知的道路、村和站点可以对照，WGS84、GCJ-02 和 BD-09 分不出来',
      en: 'no known road, village or facility is near, so WGS84, GCJ-02 and BD-09 cannot be told apart',
    };
  }
  const fits = [fit, ...alternatives];
  const list = (language: 'zh' | 'en'): string =>
    fits
      .map((each) => `${crsLabel(each.crs)[language]} ${metres(each.medianM, language)}`)
      .join(language === 'zh' ? '，' : ', ');
  const weak = weighing.best === null;
  return {
    zh: `${weighing.count} 处到已知道路、村和站点的距离中位数：${list('zh')}${weak ? '，不足以定论' : ''}`,
    en: `median distance of ${weighing.count} places to known roads, villages and facilities: ${list('en')}${weak ? '; not enough to decide' : ''}`,
  };
}

function oldDatumSentence({ fit, weighing }: Found): Explanation | null {
  if (fit.crs.kind !== 'epsg' || weighing.best === null || fit.medianM === null || fit.medianM <= oldDatumM)
    return null;
  return {
    zh: '平面坐标普遍偏离已知道路和站点，可能是西安80或北京54坐标，请核实',
    en: 'the plane coordinates lie beside known roads and facilities throughout: they may be Xian 1980 or Beijing 1954; ask',
  };
}

function mixedSentence({ mixedWith }: Found): Explanation | null {
  if (mixedWith === null) return null;
  const { zh, en } = crsLabel(mixedWith);
  return { zh: `其中一部分位置像是 ${zh}`, en: `a part of the positions seems to be in ${en}` };
}

const words = {
  certain: { zh: '确定', en: 'certain' },
  likely: { zh: '较可能', en: 'likely' },
  unsure: { zh: '不确定', en: 'unsure' },
};

/** For the terminal: the system and how sure it is, then why, then a position before and after. */
export function recognitionLines(recognition: Recognition, language: 'zh' | 'en'): string[] {
  const { crs, word, reasons, examples } = recognition;
  const name = crsLabel(crs)[language];
  const sure = words[word][language];
  const [example] = examples;
  const shown = example && `    ${example.before.join(' ')} -> ${example.after.join(' ')}`;
  return [
    language === 'zh' ? `坐标系：${name}（${sure}）` : `coordinates: ${name} (${sure})`,
    ...reasons.map((reason) => `    ${reason[language]}`),
    ...(shown === undefined ? [] : [shown]),
  ];
}

function percent(share: number | null): string {
  return share === null ? '—' : `${Math.round(share * 100)} %`;
}

function metres(distance: number | null, language: 'zh' | 'en'): string {
  if (distance === null) return language === 'zh' ? '2公里以上' : 'over 2 km';
  return language === 'zh' ? `${distance} 米` : `${distance} m`;
}
