import { formatDistance, formatQuantity } from '../../format/number.ts';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import styles from './MapTools.module.css';
import { areaM2, lengthM } from './measure.ts';
import type { Measuring } from './use-measure.ts';

interface Props {
  readonly measuring: Measuring;
  readonly printing: boolean;
  readonly onPrint: () => void;
}

/** Over the map: what is measured, and the way to paper. */
export function MapTools({ measuring, printing, onPrint }: Props) {
  const words = useCoverageWords();
  const { kind, start, stop } = measuring;
  return (
    <div className={styles.tools}>
      <fieldset className={styles.buttons}>
        <legend className="visually-hidden">{words.measure.label}</legend>
        {(['distance', 'area'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={kind === name}
            onClick={() => (kind === name ? stop() : start(name))}
          >
            {words.measure[name]}
          </button>
        ))}
        <button type="button" disabled={printing} onClick={onPrint}>
          {printing ? words.print.preparing : words.print.button}
        </button>
      </fieldset>
      {kind ? <Measured measuring={measuring} /> : null}
    </div>
  );
}

function Measured({ measuring: { kind, points, stop } }: { readonly measuring: Measuring }) {
  const words = useCoverageWords();
  const { language } = useTongue();
  const length = words.measure.length(formatDistance(lengthM(points), language));
  const texts =
    kind === 'area' ? [words.measure.size(areaText(areaM2(points), words.map.square, language)), length] : [length];
  return (
    <output className={styles.result} data-testid="measured">
      {points.length > 1 ? <strong>{texts.join(' · ')}</strong> : null}
      <span className={styles.hint}>{points.length > 1 ? words.measure.method : words.measure.hint}</span>
      <button type="button" onClick={stop}>
        {words.measure.stop}
      </button>
    </output>
  );
}

/** Square metres up to a hectare, square kilometres beyond. */
function areaText(squareM: number, units: { km: string; m: string }, language: 'zh' | 'en'): string {
  if (squareM < 10_000) return `${formatQuantity(squareM, language, 0)} ${units.m}`;
  return `${formatQuantity(squareM / 1e6, language, 3)} ${units.km}`;
}
