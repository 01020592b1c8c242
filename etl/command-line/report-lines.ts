import type { LoadReport } from '../load-report.ts';
import type { LoadSummary } from '../loads/list-loads.ts';
import type { Findings, LoadProgress, LoadStep } from '../progress/progress-meter.ts';
import type { Language, Printer } from './printer.ts';
import { problemLines } from './problem-lines.ts';

const stepNames: Readonly<Record<LoadStep, Readonly<Record<Language, string>>>> = {
  read: { zh: '读取', en: 'read' },
  check: { zh: '检查', en: 'check' },
  diff: { zh: '比对', en: 'compare' },
  publish: { zh: '发布', en: 'publish' },
};

/** One line of progress: file, step, rows, rate and time still needed. */
export function progressLine(progress: LoadProgress, language: Language): string {
  const { file, step, done, total, rowsPerSecond, etaSeconds } = progress;
  const parts = [file, stepNames[step][language], total === null ? figure(done) : `${figure(done)}/${figure(total)}`];
  if (rowsPerSecond !== null) parts.push(`${figure(rowsPerSecond)} ${language === 'zh' ? '行/秒' : 'rows/s'}`);
  if (etaSeconds !== null && etaSeconds > 0) {
    const time = duration(etaSeconds, language);
    parts.push(language === 'zh' ? `还需 ${time}` : `${time} to go`);
  }
  return parts.join('  ');
}

function figure(count: number): string {
  return count.toLocaleString('en-US');
}

function duration(seconds: number, language: Language): string {
  const [minute, second] = language === 'zh' ? [' 分', ' 秒'] : [' min', ' s'];
  if (seconds < 60) return `${seconds}${second}`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)}${minute}${rest === 0 ? '' : ` ${rest}${second}`}`;
}

/** The differences and the faults, told before publishing. */
export function findingLines(findings: Findings, place: Pick<Printer, 'language' | 'width'>): string[] {
  const { added, changed, removed, unchanged, rejected } = findings;
  const counts =
    place.language === 'zh'
      ? `新增 ${added}，变更 ${changed}，减少 ${removed}，不变 ${unchanged}，拒收 ${rejected}`
      : `added ${added}, changed ${changed}, removed ${removed}, unchanged ${unchanged}, rejected ${rejected}`;
  return [counts, ...problemLines(findings.problems, place)];
}

/** The outcome of a load in one line. */
export function reportLine(report: LoadReport, language: Language): string {
  const { load, dataset, read, accepted, rejected, added, changed, removed, unchanged } = report;
  if (language === 'zh') {
    const head = load === null ? `${dataset} 检查完毕，未发布` : `${dataset} 已发布，第 ${load} 批`;
    return `${head}：读 ${read}，收 ${accepted}，拒 ${rejected}；新增 ${added}，变更 ${changed}，减少 ${removed}，不变 ${unchanged}`;
  }
  const head = load === null ? `${dataset} checked, nothing published` : `${dataset} published as load ${load}`;
  return `${head}: read ${read}, accepted ${accepted}, rejected ${rejected}; added ${added}, changed ${changed}, removed ${removed}, unchanged ${unchanged}`;
}

export function summaryLine(summary: LoadSummary): string {
  const { load, publishedAt, dataset, file, mode, dataDate, sample, added, changed, removed, undoes } = summary;
  const marks = [mode, ...(undoes === null ? [] : [`undo ${undoes}`]), ...(sample ? ['演示数据'] : [])].join(', ');
  return `${String(load).padStart(4)}  ${publishedAt}  ${dataset.padEnd(12)}  ${dataDate}  +${added} ~${changed} -${removed}  ${file}  (${marks})`;
}
