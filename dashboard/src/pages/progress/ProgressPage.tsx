import { useQuery } from '@tanstack/react-query';
import { useAddress } from '../../address/use-address.ts';
import { indicatorsQuery, programmeQuery, programmesQuery } from '../../data/queries.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { watchedIndicators } from './view.ts';
import { Workbench } from './Workbench.tsx';

/** Finds out which programme the address means, then shows it. */
export function ProgressPage() {
  const { words } = useTongue();
  const [address] = useAddress();
  const programmes = useQuery(programmesQuery());
  return (
    <Loaded query={programmes} lines={12}>
      {({ programmes: known }) => {
        const asked = known.find((programme) => programme.id === address.programme) ?? known[0];
        return asked ? <OfProgramme id={asked.id} /> : <Notice>{words.states.noProgramme}</Notice>;
      }}
    </Loaded>
  );
}

function OfProgramme({ id }: { readonly id: string }) {
  const { words } = useTongue();
  const [address, go] = useAddress();
  const programmeAnswer = useQuery(programmeQuery(id));
  const indicatorsAnswer = useQuery(indicatorsQuery());
  return (
    <Loaded query={programmeAnswer} lines={12}>
      {(programme) => (
        <Loaded query={indicatorsAnswer} lines={12}>
          {({ indicators: all }) => {
            const indicators = watchedIndicators(programme, all);
            const indicator = indicators.find((entry) => entry.id === address.indicator) ?? indicators[0];
            if (!indicator) return <Notice>{words.states.noProgramme}</Notice>;
            const root = programme.rootRegion;
            const region = address.region ?? root;
            return (
              <Workbench view={{ address, go, programme, indicators, indicator, root, region, asOf: address.asOf }} />
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}
