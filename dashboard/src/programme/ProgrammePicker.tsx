import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { Go } from '../address/use-address.ts';
import { programmesQuery } from '../data/queries.ts';
import { useTongue } from '../words/words-context.tsx';

interface Props {
  readonly view: { readonly programme: { readonly id: string }; readonly go: Go };
}

/** Only where there is something to pick. */
export function ProgrammePicker({ view }: Props) {
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
