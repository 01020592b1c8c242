import { useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useAddress } from '../../address/use-address.ts';
import { usePulse } from '../../data/use-pulse.ts';
import { ProgrammeGate } from '../../programme/ProgrammeGate.tsx';
import { StaleMark } from './StaleMark.tsx';
import { useNewBuild } from './use-new-build.ts';
import styles from './Wall.module.css';
import { Wall } from './Wall.tsx';
import { parseWallAddress } from './wall-address.ts';

// The map is the longest part of the wall and is needed in any case; what fails here is asked for again in its place.
import('../../map/MapPanel.tsx').catch(() => undefined);

/** The wall display: nobody touches it, and it runs for weeks. */
export default function WallPage() {
  const [{ programme, asOf, year }] = useAddress();
  const [search] = useSearchParams();
  const address = useMemo(() => parseWallAddress(search), [search]);
  const pulse = usePulse();
  useNewBuild(pulse);
  useKeptAnswers();
  return (
    <div className={styles.wall} data-testid="wall">
      <div className={styles.inner}>
        <ProgrammeGate asked={programme}>
          {(watched) => <Wall watched={watched} address={address} asOf={asOf} year={year} />}
        </ProgrammeGate>
      </div>
      <StaleMark pulse={pulse} />
    </div>
  );
}

/** An answer outlives its scene: without the server the wall goes on with what it had. They are as many as scenes. */
function useKeptAnswers(): void {
  const client = useQueryClient();
  useLayoutEffect(() => {
    const usual = client.getDefaultOptions();
    client.setDefaultOptions({ ...usual, queries: { ...usual.queries, gcTime: Number.POSITIVE_INFINITY } });
    return () => client.setDefaultOptions(usual);
  }, [client]);
}
