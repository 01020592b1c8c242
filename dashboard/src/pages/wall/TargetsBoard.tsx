import { useQueries, useQuery } from '@tanstack/react-query';
import { type CallError, isForbidden } from '../../data/client.ts';
import type { Indicator, IndicatorValue } from '../../data/queries.ts';
import { formatPercent, formatTarget, noNumber } from '../../format/number.ts';
import { verdictOf } from '../../look/status-of.ts';
import { Forbidden } from '../../panel/Forbidden.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { Board } from './Board.tsx';
import { areTheTen } from './numbered-targets.ts';
import styles from './TargetsBoard.module.css';
import { targetIndicators, targetValue } from './target-values.ts';
import { useWallWords } from './use-wall-words.ts';
import { Verdict } from './Verdict.tsx';
import type { WallView } from './wall-view.ts';

/** The numbered targets of the programme: value, target and status of the scene's region. */
export function TargetsBoard({ view }: { readonly view: WallView }) {
  const wall = useWallWords();
  const { nameOf } = useTongue();
  const { programme, scene, districts } = view;
  const refusal = useRefusal(view);
  const district = districts.find(({ code }) => code === scene.region);
  return (
    <Board title={areTheTen(programme) ? wall.theTen : wall.targets} note={district ? nameOf(district) : undefined}>
      {refusal ? (
        <Forbidden error={refusal} />
      ) : (
        <ul className={styles.rows}>
          {targetIndicators(view).map((indicator) => (
            <TargetRow key={indicator.id} indicator={indicator} view={view} />
          ))}
        </ul>
      )}
    </Board>
  );
}

/** Why none of them may be seen; undefined while one may. */
function useRefusal(view: WallView): CallError | undefined {
  return useQueries({
    queries: targetIndicators(view).map((indicator) => targetValue(view, indicator)),
    combine: (answers) => {
      const errors = answers.flatMap(({ error, data }) => (data === undefined && isForbidden(error) ? error : []));
      return errors.length === answers.length ? errors[0] : undefined;
    },
  });
}

interface RowProps {
  readonly indicator: Indicator;
  readonly view: WallView;
}

function TargetRow({ indicator, view }: RowProps) {
  const { words, say } = useTongue();
  const { data, error } = useQuery({
    ...targetValue(view, indicator),
    select: ({ values }) => values.find(({ region }) => region === view.scene.region) ?? null,
  });
  const shown = indicator.id === view.subject.id;
  return (
    <li
      className={styles.row}
      data-indicator={indicator.id}
      data-shown={shown}
      aria-busy={data === undefined && !error}
    >
      <span className={styles.name}>{say(indicator.label)}</span>
      {data === undefined && error ? <span className={styles.failed}>{words.states.failed}</span> : null}
      {data === undefined && !error ? <span className={styles.failed}>{words.states.loading}</span> : null}
      {data === undefined ? null : <TargetFigures value={data} />}
    </li>
  );
}

function TargetFigures({ value }: { readonly value: IndicatorValue | null }) {
  const { words } = useTongue();
  const percent = value?.value ?? null;
  const status = value ? verdictOf(value) : 'no_data';
  return (
    <>
      <strong className={styles.value}>
        {formatPercent(percent, value?.target?.value)}
        {percent === null ? null : <span className={styles.unit}>%</span>}
      </strong>
      <span className={styles.target}>
        {value?.target ? (
          <>
            <span className="visually-hidden">{words.target} </span>
            {formatTarget(value.target)}
          </>
        ) : (
          noNumber
        )}
      </span>
      <span className={styles.status}>{status ? <Verdict status={status} of="status" /> : words.noTarget}</span>
    </>
  );
}
