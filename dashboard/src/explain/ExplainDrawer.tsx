import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useAddressPart } from '../address/use-address-part.ts';
import { Notice } from '../panel/Notice.tsx';
import styles from './ExplainDrawer.module.css';
import { explainKey, explainPart } from './explain-address.ts';
import type { ExplainView } from './explain-view.ts';
import { ItemExplained } from './ItemExplained.tsx';
import { TotalExplained } from './TotalExplained.tsx';
import { useExplainWords } from './use-explain-words.ts';
import { ValueExplained } from './ValueExplained.tsx';

/** What stands behind the number of the address, beside the map, so that its records can be seen on it. */
export default function ExplainDrawer({ view }: { readonly view: ExplainView }) {
  const [{ explain }] = useAddressPart(explainPart);
  if (!explain) return null;
  const key = explainKey(explain);
  return (
    <Drawer key={explain.of} openedBy={key}>
      {contentOf(view, explain)}
    </Drawer>
  );
}

function contentOf(
  view: ExplainView,
  explain: NonNullable<ReturnType<typeof explainPart.parse>['explain']>,
): ReactNode {
  if (explain.of === 'item') return <ItemExplained view={view} explained={explain} />;
  if (explain.of === 'total') return <TotalExplained view={view} explained={explain} />;
  const indicator = view.indicators.find(({ id }) => id === explain.indicator);
  return indicator ? <ValueExplained view={view} indicator={indicator} region={explain.region} /> : <Unknown />;
}

function Unknown() {
  const words = useExplainWords();
  return <Notice role="alert">{words.unknownIndicator}</Notice>;
}

/** Takes the focus when it opens, closes by Esc, and gives the focus back to the number it was opened from. */
function Drawer({ openedBy, children }: { readonly openedBy: string; readonly children: ReactNode }) {
  const words = useExplainWords();
  const [, go] = useAddressPart(explainPart);
  const panel = useRef<HTMLElement>(null);
  const opener = useRef(openedBy);
  const [from] = useState(() => document.activeElement);
  const close = useCallback(() => go({ explain: undefined }), [go]);
  // Wherever the focus is: a button of the drawer may be gone since it was pressed.
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [close]);
  useEffect(() => {
    panel.current?.focus();
    return () => focusNumber(from, opener.current);
  }, [from]);
  return (
    <aside ref={panel} className={styles.drawer} role="dialog" aria-label={words.title} tabIndex={-1}>
      <button type="button" className={styles.close} aria-label={words.close} title={words.close} onClick={close}>
        <span aria-hidden="true">✕</span>
      </button>
      {children}
    </aside>
  );
}

/** The very number, or the same one where it was drawn anew meanwhile. */
function focusNumber(from: Element | null, key: string): void {
  const isThere = from instanceof HTMLElement && from.isConnected && from !== document.body;
  const number = isThere ? from : document.querySelector<HTMLElement>(`[data-explain="${key}"]`);
  number?.focus();
}
