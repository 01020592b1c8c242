import { Link } from 'react-router';
import { useAddress } from '../address/use-address.ts';
import { deskPageLink } from '../desk/desk-pages.ts';
import { useTongue } from '../words/words-context.tsx';
import table from './table.module.css';

interface Props {
  readonly source: { readonly load: number; readonly file: string; readonly row: number };
}

/** Where a record was read: file and row, and the load in the history of the data desk. */
export function SourceCell({ source }: Props) {
  const { words } = useTongue();
  const [address] = useAddress();
  return (
    <td className={table.quiet}>
      {source.file} {words.records.row(source.row)}
      <br />
      <Link to={loadLink(deskPageLink('data', address), source.load)}>{words.loadNumber(source.load)}</Link>
    </td>
  );
}

/** The load in the history of the data desk. */
export function loadLink(page: string, load: number): string {
  return `${page}${page.includes('?') ? '&' : '?'}part=history&load=${load}`;
}
