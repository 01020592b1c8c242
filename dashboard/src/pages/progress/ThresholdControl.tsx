import { InputNumber, Segmented } from 'antd';
import { useId } from 'react';
import { maximumThresholdM } from '../../address/address.ts';
import { busRule } from '../../figures/use-area-figures.ts';
import { useTongue } from '../../words/words-context.tsx';
import styles from './GapsTab.module.css';
import type { View } from './view.ts';

const presetsM = [300, 500, 800, 1000, 2000];

/** Turns the distance; whatever is not the official one is called a trial. */
export function ThresholdControl({ view }: { readonly view: View }) {
  const { words } = useTongue();
  const id = useId();
  const { go, address } = view;
  const officialM = busRule(view).thresholdM;
  const turn = (thresholdM: number | null) => {
    if (thresholdM !== null) go({ thresholdM });
  };
  return (
    <div className={styles.control}>
      <label htmlFor={id}>{words.gaps.threshold}</label>
      <Segmented
        size="small"
        name="threshold"
        aria-label={words.gaps.threshold}
        options={presetsM.map((preset) => ({ value: preset, label: String(preset) }))}
        value={address.thresholdM}
        onChange={turn}
      />
      <InputNumber
        id={id}
        size="small"
        min={0}
        max={maximumThresholdM}
        precision={0}
        value={address.thresholdM}
        changeOnBlur
        onPressEnter={({ currentTarget }) => currentTarget.blur()}
        onChange={turn}
      />
      {address.thresholdM === officialM ? null : (
        <span className={styles.trial}>{words.gaps.official(String(officialM))}</span>
      )}
    </div>
  );
}
