import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClaimKind } from '#geodata/vocabulary/claim.ts';
import { useAddressPart } from '../../address/use-address-part.ts';
import { type Claim, type Claims, claimsQuery } from '../../data/trace-queries.ts';
import { formatQuantity } from '../../format/number.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import type { Placed } from '../../records/RecordRow.tsx';
import table from '../../records/table.module.css';
import { useTongue } from '../../words/words-context.tsx';
import { ClaimRow } from './ClaimRow.tsx';
import { ClaimsWorkbook } from './ClaimsWorkbook.tsx';
import styles from './PlanTab.module.css';
import { progressPart } from './progress-address.ts';
import type { Plan } from './use-plan.ts';
import { usePlanWords } from './use-plan-words.ts';
import type { View } from './view.ts';

interface Props {
  readonly view: View;
  readonly plan: Plan;
  /** Of the region. */
  readonly name: string;
  readonly chosen: string | undefined;
  readonly onChoose: (record: Placed) => void;
}

/** What was claimed and what there is to show for it: kind by kind, with what to do. */
export function ClaimsView({ view, plan, name, chosen, onChoose }: Props) {
  const { claims: words } = usePlanWords();
  const [{ claim: asked }] = useAddressPart(progressPart);
  const query = useQuery(
    claimsQuery({ programme: view.programme.id, year: plan.year, region: view.region, asOf: view.asOf }),
  );
  return (
    <Loaded query={query} lines={12}>
      {(answer) => {
        const kind = asked ?? answer.counts.find(({ count }) => count > 0)?.kind;
        if (kind === undefined) return <Notice>{words.none}</Notice>;
        const claims = answer.claims.filter((claim) => claim.kind === kind);
        return (
          <>
            <Kinds answer={answer} kind={kind} />
            <KindHead answer={answer} claims={claims} kind={kind} view={view} name={name} />
            <ClaimList key={kind} {...{ claims, chosen, onChoose }} />
          </>
        );
      }}
    </Loaded>
  );
}

function Kinds({ answer, kind }: { readonly answer: Claims; readonly kind: ClaimKind }) {
  const { language } = useTongue();
  const { claims: words } = usePlanWords();
  const [, go] = useAddressPart(progressPart);
  return (
    <fieldset className={styles.kinds} aria-label={words.kindLabel}>
      {answer.counts.map(({ kind: entry, count }) => (
        <button
          key={entry}
          type="button"
          className={styles.kind}
          aria-pressed={entry === kind}
          disabled={count === 0}
          onClick={() => go({ claim: entry })}
        >
          {words.kinds[entry]} <strong>{formatQuantity(count, language, 0)}</strong>
        </button>
      ))}
    </fieldset>
  );
}

interface HeadProps {
  readonly answer: Claims;
  readonly claims: readonly Claim[];
  readonly kind: ClaimKind;
  readonly view: View;
  readonly name: string;
}

/** One reason stands for all of a kind; where they differ, it stands in the row. */
function KindHead({ answer, claims, kind, view, name }: HeadProps) {
  const { say, language } = useTongue();
  const { claims: words } = usePlanWords();
  const [first] = claims;
  if (!first) return <Notice>{words.noneOfKind}</Notice>;
  return (
    <>
      <div className={styles.choice}>
        <strong>
          {words.kinds[kind]} · {words.total(formatQuantity(claims.length, language, 0))}
        </strong>
        <ClaimsWorkbook {...{ answer, claims, kind, view, name }} />
      </div>
      <p className={styles.advice}>{say(first.reason)}</p>
    </>
  );
}

const pageSize = 20;

function ClaimList({ claims, chosen, onChoose }: Pick<Props, 'chosen' | 'onChoose'> & Pick<HeadProps, 'claims'>) {
  const { words: pageWords } = useTongue();
  const { claims: words } = usePlanWords();
  const [shown, setShown] = useState(pageSize);
  const [first] = claims;
  if (!first) return null;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{words.work}</th>
            <th scope="col">{words.item}</th>
            <th scope="col">{words.found}</th>
            <th scope="col">{pageWords.records.source}</th>
          </tr>
        </thead>
        <tbody>
          {claims.slice(0, shown).map((claim) => (
            <ClaimRow key={claimKey(claim)} {...{ claim, chosen, onChoose }} usualReason={first.reason.zh} />
          ))}
        </tbody>
      </table>
      {shown < claims.length ? (
        <button type="button" className={table.more} onClick={() => setShown(shown + pageSize)}>
          {words.more}
        </button>
      ) : null}
    </div>
  );
}

function claimKey({ kind, region, item, work, found }: Claim): string {
  return [kind, region, item, work?.key, found].join(' ');
}
