import { Segmented } from 'antd';
import { useTongue } from '../../words/words-context.tsx';
import type { View } from './view.ts';

export function YearSwitch({ view, year }: { readonly view: View; readonly year: number | undefined }) {
  const { words } = useTongue();
  if (year === undefined) return null;
  return (
    <Segmented
      size="small"
      name="year"
      aria-label={words.plan.year}
      options={view.programme.years.map((entry) => ({ value: entry, label: String(entry) }))}
      value={year}
      onChange={(chosen) => view.go({ year: chosen })}
    />
  );
}
