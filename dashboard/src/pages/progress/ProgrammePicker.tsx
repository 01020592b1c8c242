import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { programmesQuery } from '../../data/queries.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { View } from './view.ts';

/** Only where there is something to pick. */
export function ProgrammePicker({ view }: { readonly view: View }) {
  const { words, say } = useTongue();
  const programmes = useQuery(programmesQuery()).data?.programmes ?? [];
  if (programmes.length < 2) return null;
  return (
    <Select
      size="small"
      aria-label={words.programme}
      value={view.programme.id}
      options={programmes.map(({ id, title }) => ({ value: id, label: say(title) }))}
      onChange={(programme) => view.go({ programme, indicator: undefined, region: undefined, year: undefined })}
      popupMatchSelectWidth={false}
    />
  );
}
