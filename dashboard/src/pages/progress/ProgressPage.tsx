import { useAddress } from '../../address/use-address.ts';
import { ProgrammeGate } from '../../programme/ProgrammeGate.tsx';
import { Workbench } from './Workbench.tsx';

/** The view that the address means, with what it leaves open filled in from the programme. */
export function ProgressPage() {
  const [address, go] = useAddress();
  return (
    <ProgrammeGate asked={address.programme}>
      {({ programme, indicators }) => {
        const indicator = indicators.find((entry) => entry.id === address.indicator) ?? indicators[0];
        const root = programme.rootRegion;
        const region = address.region ?? root;
        return <Workbench view={{ address, go, programme, indicators, indicator, root, region, asOf: address.asOf }} />;
      }}
    </ProgrammeGate>
  );
}
