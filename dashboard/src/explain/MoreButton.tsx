import table from '../records/table.module.css';
import { useTongue } from '../words/words-context.tsx';

interface Props {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
  readonly label: string;
}

/** The next page of a list, where there is one. */
export function MoreButton({ query, label }: Props) {
  const { words } = useTongue();
  if (!query.hasNextPage) return null;
  return (
    <button
      type="button"
      className={table.more}
      disabled={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      {query.isFetchingNextPage ? words.records.loading : label}
    </button>
  );
}
