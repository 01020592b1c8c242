import { useAddress } from '../../address/use-address.ts';
import { palettes } from '../../look/palette.ts';
import { fateColour, type PreviewFeature, type RowFate } from '../../map/layers/preview-layer.ts';
import type { ProblemPlace } from '../../map/layers/problem-layer.ts';
import styles from './PreviewPanel.module.css';
import { useDataWords } from './use-data-words.ts';

const fates: readonly RowFate[] = ['added', 'changed', 'unchanged', 'rejected'];

interface Props {
  readonly features: readonly PreviewFeature[];
  readonly places: readonly ProblemPlace[];
}

/** Made from what is drawn: only what is there is explained. */
export function PreviewLegend({ features, places }: Props) {
  const words = useDataWords();
  const [{ theme }] = useAddress();
  const palette = palettes[theme];
  const present = fates.filter((fate) => features.some(({ properties }) => properties.fate === fate));
  const hasErrors = places.some(({ properties }) => properties.severity === 'error');
  const hasWarnings = places.some(({ properties }) => properties.severity === 'warning');
  return (
    <ul className={styles.legend} aria-label={words.preview.legend} data-legend>
      {present.map((fate) => (
        <li key={fate}>
          <Mark path="M2 7a5 5 0 1 0 10 0a5 5 0 1 0 -10 0" colour={fateColour(fate, palette)} />
          {words.preview.fates[fate]}
        </li>
      ))}
      {hasErrors ? (
        <li>
          <Mark path="M2.5 2.5h9v9h-9Z" colour={palette.status.behind} />
          {words.preview.error}
        </li>
      ) : null}
      {hasWarnings ? (
        <li>
          <Mark path="M7 .5 13.5 7 7 13.5.5 7Z" colour={palette.status.at_risk} />
          {words.preview.warning}
        </li>
      ) : null}
      <li>
        <Mark path="M0 6h14v2H0Z" colour={palette.areaLine} />
        {words.preview.ground}
      </li>
    </ul>
  );
}

function Mark({ path, colour }: { readonly path: string; readonly colour: string }) {
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <path d={path} fill={colour} />
    </svg>
  );
}
