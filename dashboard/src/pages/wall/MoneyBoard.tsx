import { useQuery } from '@tanstack/react-query';
import { type Awards, awardsQuery } from '../../data/queries.ts';
import { formatQuantity } from '../../format/number.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { Board } from './Board.tsx';
import styles from './MoneyBoard.module.css';
import { useWallWords } from './use-wall-words.ts';
import type { WallView } from './wall-view.ts';

/** A step of an award is recorded without a load, so no event tells of it. */
const askAgainMs = 300_000;

/** The year's awards: what is scheduled, paid and payable, and how far each district is. */
export function MoneyBoard({ view }: { readonly view: WallView }) {
  const wall = useWallWords();
  const { say } = useTongue();
  const { programme, year, asOf } = view;
  const query = useQuery({ ...awardsQuery({ programme: programme.id, year, asOf }), refetchInterval: askAgainMs });
  const unit = query.data ? say(query.data.unit) : '';
  return (
    <Board title={wall.moneyOf(String(year ?? ''), unit)}>
      <Loaded query={query} lines={5}>
        {(awards) =>
          awards.regions.length > 0 ? (
            <>
              <Money awards={awards} view={view} />
              <StepsInWords awards={awards} />
            </>
          ) : (
            <Notice>{wall.noMoney}</Notice>
          )
        }
      </Loaded>
    </Board>
  );
}

type Sum = Awards['total'];

function Money({ awards, view }: { readonly awards: Awards; readonly view: WallView }) {
  const wall = useWallWords();
  const { nameOf, words } = useTongue();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.levels[view.districtLevel]}</th>
          {(['scheduled', 'paid', 'due'] as const).map((name) => (
            <th key={name} scope="col" className={styles.number}>
              {wall[name]}
            </th>
          ))}
          <th scope="col">{wall.step}</th>
        </tr>
      </thead>
      <tbody>
        {awards.regions.map((region) => (
          <tr key={region.region} data-shown={region.region === view.scene.region}>
            <th scope="row">{nameOf(region)}</th>
            <Sums sum={region} awards={awards} />
            <td>
              <Steps awards={awards} region={region.region} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{wall.total}</th>
          <Sums sum={awards.total} awards={awards} />
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

interface StepsProps {
  readonly awards: Awards;
  readonly region: string;
}

/** How many of the steps are taken, as full and empty marks; the last one taken in words for who cannot see them. */
function Steps({ awards: { steps, rows }, region }: StepsProps) {
  const { say } = useTongue();
  const state = rows.find((row) => row.region === region)?.state;
  if (!state) return null;
  const taken = steps.findIndex(({ id }) => id === state.step) + 1;
  return (
    <span className={styles.steps} title={say(state.title)}>
      {steps.map(({ id }, at) => (
        <span key={id} className={styles.pip} data-taken={at < taken} />
      ))}
      <span className="visually-hidden">{say(state.title)}</span>
    </span>
  );
}

/** Which step how many districts have come to: the marks of the table in words. */
function StepsInWords({ awards: { regions, rows } }: { readonly awards: Awards }) {
  const { say } = useTongue();
  const counts = new Map<string, number>();
  for (const { region } of regions) {
    const state = rows.find((row) => row.region === region)?.state;
    if (state) counts.set(say(state.title), (counts.get(say(state.title)) ?? 0) + 1);
  }
  return (
    <p className={styles.inWords}>
      {[...counts].map(([title, count]) => (
        <span key={title} className={styles.inWord}>
          {title} {count}
        </span>
      ))}
    </p>
  );
}

/** In the unit of the document. */
function Sums({ sum, awards }: { readonly sum: Sum; readonly awards: Awards }) {
  const { language } = useTongue();
  const amounts = { scheduled: sum.scheduledYuan, paid: sum.paidYuan, due: sum.dueYuan };
  return Object.entries(amounts).map(([name, yuan]) => (
    <td key={name} className={styles.number}>
      {formatQuantity(yuan / awards.unitYuan, language, 2)}
    </td>
  ));
}
