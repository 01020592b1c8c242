import { DeskHeader } from '../../desk/DeskHeader.tsx';
import { useTongue } from '../../words/words-context.tsx';

export default function ProductsPage() {
  const { words } = useTongue();
  return (
    <DeskHeader page="products" title={words.pages.products} skip={{ to: 'content', label: words.skipToContent }} />
  );
}
