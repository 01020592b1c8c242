import { DeskHeader } from '../../desk/DeskHeader.tsx';
import { useTongue } from '../../words/words-context.tsx';

export default function DataPage() {
  const { words } = useTongue();
  return <DeskHeader page="data" title={words.pages.data} skip={{ to: 'content', label: words.skipToContent }} />;
}
