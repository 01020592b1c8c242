import type { Claim } from '../../data/trace-queries.ts';
import { ExplainButton } from '../../explain/ExplainButton.tsx';
import { formatQuantity } from '../../format/number.ts';
import { type Placed, RecordName } from '../../records/RecordRow.tsx';
import { SourceCell } from '../../records/SourceCell.tsx';
import table from '../../records/table.module.css';
import { useTongue } from '../../words/words-context.tsx';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly claim: Claim;
  readonly chosen: string | undefined;
  readonly onChoose: (record: Placed) => void;
  /** Said above the list already. */
  readonly usualReason: string;
}

/** One claim that its evidence does not bear out, or not wholly. */
export function ClaimRow({ claim, chosen, onChoose, usualReason }: Props) {
  const { say } = useTongue();
  const { claims: words } = usePlanWords();
  const { work, point } = claim;
  return (
    <tr className={table.row} data-chosen={work !== null && work.key === chosen}>
      <th scope="row">
        {work ? (
          <RecordName record={{ key: work.key, name: work.name ?? work.key, point }} onChoose={onChoose} />
        ) : (
          words.sums
        )}
        <br />
        <span className={table.quiet}>{claim.name}</span>
      </th>
      <td>{say(claim.title)}</td>
      <td>
        <Found claim={claim} />
        {claim.reason.zh === usualReason ? null : <div className={table.quiet}>{say(claim.reason)}</div>}
      </td>
      {claim.source ? <SourceCell source={claim.source} /> : <td className={table.quiet}>—</td>}
    </tr>
  );
}

/** Sums open to what they are made of; what was found of one work is told in its words. */
function Found({ claim }: { readonly claim: Claim }) {
  const { say, language } = useTongue();
  const { months: words } = usePlanWords();
  const { claimed, evidence, work, region, item } = claim;
  if (work !== null || claimed === null || evidence === null) return <span>{claim.found ?? '—'}</span>;
  const amount = (value: number) => `${formatQuantity(value, language, 2)} ${say(claim.unit)}`;
  const label = `${claim.name} ${say(claim.title)}`;
  return (
    <span>
      {words.reported}{' '}
      <ExplainButton explained={{ of: 'item', item, region, records: 'report' }} label={label}>
        {amount(claimed)}
      </ExplainButton>
      <br />
      {words.done}{' '}
      <ExplainButton explained={{ of: 'item', item, region, records: 'done' }} label={label}>
        {amount(evidence)}
      </ExplainButton>
    </span>
  );
}
