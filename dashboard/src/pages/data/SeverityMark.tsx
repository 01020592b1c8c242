import type { Status } from '#geodata/vocabulary/status.ts';
import { StatusMark } from '../../look/StatusMark.tsx';
import { useDataWords } from './use-data-words.ts';

const marks: Readonly<Record<'error' | 'warning' | 'info', Status>> = {
  error: 'behind',
  warning: 'at_risk',
  info: 'no_data',
};

/** A square, a diamond or a ring, as on the map. */
export function SeverityMark({ severity }: { readonly severity: keyof typeof marks }) {
  const words = useDataWords();
  return (
    <>
      <StatusMark status={marks[severity]} />
      <span className="visually-hidden">{words.severities[severity]}</span>
    </>
  );
}
