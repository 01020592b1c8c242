import { DeskHeader } from '../../desk/DeskHeader.tsx';
import { useTongue } from '../../words/words-context.tsx';

export default function CoveragePage() {
  const { words } = useTongue();
  return (
    <DeskHeader page="coverage" title={words.pages.coverage} skip={{ to: 'content', label: words.skipToContent }} />
  );
}
