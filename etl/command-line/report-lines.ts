import type { LoadReport } from '../load-report.ts';
import type { LoadSummary, StoredProblemGroup } from '../loads/list-loads.ts';
import type { Findings, LoadProgress, LoadStep, ProblemGroup } from '../progress/progress-meter.ts';
import type { Language } from './printer.ts';

const stepNames: Readonly<Record<LoadStep, Readonly<Record<Language, string>>>> = {
  read: { zh: '读取', en: 'read' },
  check: { zh: '检查', en: 'check' },
  diff: { zh: '比对', en: 'compare' },
  publish: { zh: '发布', en: 'publish' },
};
const severityNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'note' },
};

/** One line of progress: file, step, rows, rate and time still needed. */
export function progressLine(progress: LoadProgress, language: Language): string {
  const { file, step, done, total, rowsPerSecond, etaSeconds } = progress;
  const parts = [file, stepNames[step][language], total === null ? `${done}` : `${done}/${total}`];
  if (rowsPerSecond !== null) parts.push(language === 'zh' ? `${rowsPerSecond} 行/秒` : `${rowsPerSecond} rows/s`);
  if (etaSeconds !== null && etaSeconds > 0) {
    parts.push(language === 'zh' ? `还需 ${etaSeconds} 秒` : `${etaSeconds} s to go`);
  }
  return parts.join('  ');
}

/** The differences and the faults, told before publishing. */
export function findingLines(findings: Findings, language: Language): string[] {
  const { added, changed, removed, unchanged, rejected } = findings;
  const counts =
    language === 'zh'
      ? `新增 ${added}，变更 ${changed}，减少 ${removed}，不变 ${unchanged}，拒收 ${rejected}`
      : `added ${added}, changed ${changed}, removed ${removed}, unchanged ${unchanged}, rejected ${rejected}`;
  return [counts, ...problemLines(findings.problems, language)];
}

/** Faults by kind, each with its first rows. */
export function problemLines(groups: readonly ProblemGroup[], language: Language): string[] {
  return groups.flatMap(({ code, severity, field, count, message, examples }) => [
    headLine({ code, severity, field, count, message: message[language] }, language),
    `    ${examples.map(({ row, value }) => exampleOf(row, value, language)).join(language === 'zh' ? '；' : '; ')}`,
  ]);
}

export function storedProblemLines(groups: readonly StoredProblemGroup[], language: Language): string[] {
  return groups.flatMap((group) => [
    headLine(group, language),
    `    ${group.rows.map((row, index) => exampleOf(row, group.values[index] ?? null, language)).join('; ')}`,
  ]);
}

type Head = Pick<StoredProblemGroup, 'code' | 'severity' | 'field' | 'count' | 'message'>;

function headLine({ code, severity, field, count, message }: Head, language: Language): string {
  const where = field === null ? '' : ` ${field}`;
  return `  ${severityNames[severity]?.[language] ?? severity} ${code}${where} ×${count}: ${message}`;
}

/** A whole geometry would flood the terminal; enough of a value to find it by. */
const mostShown = 60;

function exampleOf(row: number, value: string | null, language: Language): string {
  if (row === 0) return value ?? '';
  const place = language === 'zh' ? `第${row}行` : `row ${row}`;
  if (value === null) return place;
  return `${place} “${value.length > mostShown ? `${value.slice(0, mostShown)}…` : value}”`;
}

/** The outcome of a load in one line. */
export function reportLine(report: LoadReport, language: Language): string {
  const { load, dataset, read, accepted, rejected, added, changed, removed, unchanged } = report;
  if (language === 'zh') {
    const head = load === null ? `${dataset} 检查完毕，未发布` : `${dataset} 已发布，加载编号 ${load}`;
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
