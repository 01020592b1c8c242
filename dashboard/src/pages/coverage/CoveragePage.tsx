import { useCoverageAddress } from '../../address/use-coverage-address.ts';
import { ProgrammeGate } from '../../programme/ProgrammeGate.tsx';
import { Workbench } from './Workbench.tsx';

/** The planners' map: which villages no bus reaches, why, and what would change with another rule. */
export default function CoveragePage() {
  const [address, go] = useCoverageAddress();
  return (
    <ProgrammeGate asked={address.programme}>
      {({ programme, indicators }) => {
        const root = programme.rootRegion;
        const region = address.region ?? root;
        return <Workbench view={{ address, go, programme, indicators, root, region, asOf: address.asOf }} />;
      }}
    </ProgrammeGate>
  );
}
