import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Indicator, indicatorsQuery, type Programme, programmeQuery, programmesQuery } from '../data/queries.ts';
import { Loaded } from '../panel/Loaded.tsx';
import { Notice } from '../panel/Notice.tsx';
import { useTongue } from '../words/words-context.tsx';
import { watchedIndicators } from './watched-indicators.ts';

export interface Watched {
  readonly programme: Programme;
  /** In the programme's order of display; at least one. */
  readonly indicators: readonly [Indicator, ...Indicator[]];
}

interface Props {
  /** Undefined, or one that is not known: the first programme. */
  readonly asked: string | undefined;
  readonly children: (watched: Watched) => ReactNode;
}

/**
 * Finds out which programme an address means and what it watches, then shows it. What does not need the answer before
 * is asked at once with it: the indicators, and the programme when the address names it.
 */
export function ProgrammeGate({ asked, children }: Props) {
  const { words } = useTongue();
  const programmes = useQuery(programmesQuery());
  useQuery(indicatorsQuery());
  useQuery({ ...programmeQuery(asked ?? ''), enabled: asked !== undefined });
  return (
    <Loaded query={programmes} lines={12}>
      {({ programmes: known }) => {
        const meant = known.find((programme) => programme.id === asked) ?? known[0];
        if (!meant) return <Notice>{words.states.noProgramme}</Notice>;
        return <OfProgramme id={meant.id}>{children}</OfProgramme>;
      }}
    </Loaded>
  );
}

function OfProgramme({ id, children }: { readonly id: string; readonly children: Props['children'] }) {
  const { words } = useTongue();
  const programmeAnswer = useQuery(programmeQuery(id));
  const indicatorsAnswer = useQuery(indicatorsQuery());
  return (
    <Loaded query={programmeAnswer} lines={12}>
      {(programme) => (
        <Loaded query={indicatorsAnswer} lines={12}>
          {({ indicators: all }) => {
            const [first, ...others] = watchedIndicators(programme, all);
            if (!first) return <Notice>{words.states.noProgramme}</Notice>;
            return children({ programme, indicators: [first, ...others] });
          }}
        </Loaded>
      )}
    </Loaded>
  );
}
