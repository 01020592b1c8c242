import { Select } from 'antd';
import { densities, roadColours, workbenchLayers } from '../../address/coverage-address.ts';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { CoverageView } from './coverage-view.ts';
import styles from './LayerPanel.module.css';

/** What is drawn, and by what. */
export function LayerPanel({ view: { address, go } }: { readonly view: CoverageView }) {
  const { layers: words } = useCoverageWords();
  const { words: common } = useTongue();
  const isDense = address.show.includes('hex') || address.show.includes('heat');
  return (
    <fieldset className={styles.layers}>
      <legend className="visually-hidden">{words.label}</legend>
      {workbenchLayers.map((name) => (
        <label key={name} className={styles.layer}>
          <input
            type="checkbox"
            checked={address.show.includes(name)}
            onChange={({ target }) => {
              const others = address.show.filter((layer) => layer !== name);
              go({ show: target.checked ? [...others, name] : others }, { replace: true });
            }}
          />
          {words.names[name]}
        </label>
      ))}
      {address.show.includes('roads') ? (
        <Select
          size="small"
          aria-label={words.roads}
          prefix={words.roads}
          value={address.roads}
          options={roadColours.map((value) => ({ value, label: words.roadColours[value] }))}
          onChange={(roads) => go({ roads }, { replace: true })}
          popupMatchSelectWidth={false}
        />
      ) : null}
      {isDense ? (
        <Select
          size="small"
          aria-label={words.density}
          prefix={words.density}
          value={address.density}
          options={densities.map((value) => ({ value, label: words.densities[value] }))}
          onChange={(density) => go({ density }, { replace: true })}
          popupMatchSelectWidth={false}
        />
      ) : null}
      <span className={styles.tools}>
        {address.camera ? (
          <button type="button" onClick={() => go({ camera: undefined }, { replace: true })}>
            {common.map.reset}
          </button>
        ) : null}
      </span>
    </fieldset>
  );
}
