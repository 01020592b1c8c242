import type { ReactNode } from 'react';
import { useAddressPart } from '../address/use-address-part.ts';
import styles from './ExplainButton.module.css';
import { type Explained, explainKey, explainPart } from './explain-address.ts';
import { useExplainWords } from './use-explain-words.ts';

interface Props {
  readonly explained: Explained;
  /** Whose number it is, for those who do not see where it stands. */
  readonly label: string;
  /** A word in small type, not a number. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** A number that opens: definition, clause, how it was counted, records, change. */
export function ExplainButton({ explained, label, quiet = false, children }: Props) {
  const words = useExplainWords();
  const [{ explain }, go] = useAddressPart(explainPart);
  const key = explainKey(explained);
  return (
    <button
      type="button"
      className={quiet ? styles.word : styles.number}
      data-explain={key}
      aria-haspopup="dialog"
      aria-expanded={explain !== undefined && explainKey(explain) === key}
      title={words.open(label)}
      onClick={() => go({ explain: explained })}
    >
      {children}
    </button>
  );
}
