import { useQueryClient } from '@tanstack/react-query';
import { listLoads } from '#api/contract/loads.ts';
import { call } from '../../data/client.ts';
import type { Load } from '../../data/queries.ts';
import type { SheetContent } from '../../download/sheet-content.ts';
import { useDownloadWords } from '../../download/use-download-words.ts';
import { WorkbookButton } from '../../download/WorkbookButton.tsx';
import { formatMoment } from '../../format/clock.ts';
import { useTongue } from '../../words/words-context.tsx';
import { datasetsQuery } from './desk-queries.ts';
import { useDataWords } from './use-data-words.ts';

/** The most that one answer holds. */
const atOnce = 500;

async function askAll(): Promise<Load[]> {
  const all: Load[] = [];
  for (;;) {
    const { loads } = await call(listLoads, { query: { limit: atOnce, before: all.at(-1)?.load } });
    all.push(...loads);
    if (loads.length < atOnce) return all;
  }
}

/** Every load that ever was, not only those that are shown already. */
export function HistoryWorkbook() {
  const client = useQueryClient();
  const { say } = useTongue();
  const { history, parts } = useDataWords();
  const words = useDownloadWords();
  const remark = ({ undoes, undoneBy, sample }: Load) =>
    [
      ...(undoes === null ? [] : [history.undoOf(String(undoes))]),
      ...(undoneBy === null ? [] : [history.undone(String(undoneBy))]),
      ...(sample ? [history.sample] : []),
    ].join(' ') || null;
  const row = (load: Load, dataset: string) => [
    ...[load.load, formatMoment(new Date(load.publishedAt)), dataset, load.region, load.file],
    ...[load.dataDate, load.added, load.changed, load.removed, load.unchanged, load.rejected],
    load.problems.reduce((sum, { count }) => sum + count, 0),
    remark(load),
  ];
  const titles = [
    ...[history.time, history.dataset, history.region, history.file, history.date],
    ...[history.added, history.changed, history.removed, history.unchanged, history.rejected, history.problems],
    words.columns.facts,
  ];
  const content = async (): Promise<SheetContent> => {
    const loads = await askAll();
    const { datasets } = await client.ensureQueryData(datasetsQuery());
    const names = new Map(datasets.map(({ dataset, label }) => [dataset, say(label)]));
    return {
      title: parts.history,
      facts: [words.source],
      mark: loads.some(({ sample }) => sample) ? words.mark : undefined,
      columns: [{ title: history.load, isName: true }, ...titles.map((title) => ({ title }))],
      rows: loads.map((load) => row(load, names.get(load.dataset) ?? load.dataset)),
      notes: [words.dash],
    };
  };
  return <WorkbookButton content={content} sheetName={parts.history} />;
}
