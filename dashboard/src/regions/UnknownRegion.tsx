import { CallError } from '../data/client.ts';
import { Notice } from '../panel/Notice.tsx';
import { useTongue } from '../words/words-context.tsx';

/** The server knows no such region, as of the moment that is asked for. */
export function isUnknownRegion(error: unknown): boolean {
  return error instanceof CallError && error.code === 'unknown_region';
}

interface Props {
  readonly region: string | undefined;
  readonly onBack: () => void;
}

/** Says so in the place of what would be of it, with the way back to the whole. */
export function UnknownRegion({ region, onBack }: Props) {
  const { words } = useTongue();
  return (
    <Notice role="alert" action={{ label: words.states.backToRoot, run: onBack }} detail={region}>
      {words.states.unknownRegion}
    </Notice>
  );
}
