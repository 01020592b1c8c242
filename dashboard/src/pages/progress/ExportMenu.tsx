import { Button, Dropdown } from 'antd';
import { productLinks } from '../../data/product-links.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { View } from './view.ts';

/** Sheets and workbooks of the view on the screen, as downloads of the server. */
export function ExportMenu({ view }: { readonly view: View }) {
  const { words, language } = useTongue();
  const links = productLinks({
    programme: view.programme.id,
    indicator: view.indicator.id,
    region: view.region,
    thresholdM: view.address.thresholdM,
    asOf: view.asOf,
    language,
  });
  const items = (['mapPdf', 'mapPng', 'planTable', 'gapTable'] as const).map((name) => ({
    key: name,
    label: (
      <a href={links[name]} download>
        {words.exports[name]}
      </a>
    ),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="primary" aria-haspopup="menu">
        {words.exports.menu} <span aria-hidden="true">▾</span>
      </Button>
    </Dropdown>
  );
}
