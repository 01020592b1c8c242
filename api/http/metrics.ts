import type { AnswerCacheFigures } from '../state/answer-cache.ts';

const BUCKETS_S = [0.005, 0.025, 0.1, 0.5, 2.5, 10, 30];

interface Series {
  count: number;
  sumS: number;
  readonly buckets: number[];
}

/** Values that are read when the page of metrics is asked for. */
export interface Gauges {
  readonly load: number;
  readonly listeners: number;
  readonly cache: AnswerCacheFigures;
}

/** Counts requests by operation and status, and writes them as OpenMetrics text. */
export class Metrics {
  readonly #series = new Map<string, Series>();
  readonly #startedAtMs = Date.now();

  count(operation: string, status: number, durationMs: number): void {
    const labels = `operation="${operation}",status="${status}"`;
    let series = this.#series.get(labels);
    if (series === undefined) {
      series = { count: 0, sumS: 0, buckets: BUCKETS_S.map(() => 0) };
      this.#series.set(labels, series);
    }
    series.count += 1;
    series.sumS += durationMs / 1000;
    for (const [index, limit] of BUCKETS_S.entries()) {
      if (durationMs / 1000 <= limit) series.buckets[index] = (series.buckets[index] ?? 0) + 1;
    }
  }

  text(gauges: Gauges): string {
    const lines = [
      '# TYPE tongcun_request_duration_seconds histogram',
      '# UNIT tongcun_request_duration_seconds seconds',
      '# HELP tongcun_request_duration_seconds Time to answer, by operation and status.',
      ...[...this.#series].flatMap(([labels, series]) => histogramLines(labels, series)),
      ...family('tongcun_load', 'gauge', 'Newest load the server knows.', gauges.load),
      ...family('tongcun_event_listeners', 'gauge', 'Open event streams.', gauges.listeners),
      ...family('tongcun_answer_cache_size_bytes', 'gauge', 'Bytes of kept answers.', gauges.cache.bytes),
      ...family('tongcun_answer_cache_entries', 'gauge', 'Kept answers.', gauges.cache.entries),
      ...family('tongcun_answer_cache_hits', 'counter', 'Answers served from memory.', gauges.cache.hits),
      ...family('tongcun_answer_cache_misses', 'counter', 'Answers computed.', gauges.cache.misses),
      ...family('process_resident_memory_bytes', 'gauge', 'Resident memory.', process.memoryUsage.rss()),
      ...family('process_start_time_seconds', 'gauge', 'Start of the process.', this.#startedAtMs / 1000),
      '# EOF',
    ];
    return `${lines.join('\n')}\n`;
  }
}

function histogramLines(labels: string, series: Series): string[] {
  const name = 'tongcun_request_duration_seconds';
  return [
    ...BUCKETS_S.map((limit, index) => `${name}_bucket{${labels},le="${limit}"} ${series.buckets[index]}`),
    `${name}_bucket{${labels},le="+Inf"} ${series.count}`,
    `${name}_sum{${labels}} ${series.sumS}`,
    `${name}_count{${labels}} ${series.count}`,
  ];
}

function family(name: string, type: 'gauge' | 'counter', help: string, value: number): string[] {
  const unit = /_(bytes|seconds)$/.exec(name)?.[1];
  return [
    `# TYPE ${name} ${type}`,
    ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} ${help}`,
    `${name}${type === 'counter' ? '_total' : ''} ${value}`,
  ];
}
