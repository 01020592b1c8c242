import { mapLayerNames } from '../../address/address.ts';
import { useTongue } from '../../words/words-context.tsx';
import styles from './LayerSwitch.module.css';
import type { View } from './view.ts';

export function LayerSwitch({ view: { address, go } }: { readonly view: View }) {
  const { words } = useTongue();
  return (
    <fieldset className={styles.layers}>
      <legend className="visually-hidden">{words.map.layersLabel}</legend>
      {mapLayerNames.map((name) => (
        <label key={name} className={styles.layer}>
          <input
            type="checkbox"
            checked={address.layers.includes(name)}
            onChange={({ target }) => {
              const others = address.layers.filter((layer) => layer !== name);
              go({ layers: target.checked ? [...others, name] : others }, { replace: true });
            }}
          />
          {words.map.layers[name]}
        </label>
      ))}
      {address.camera ? (
        <button type="button" className={styles.reset} onClick={() => go({ camera: undefined }, { replace: true })}>
          {words.map.reset}
        </button>
      ) : null}
    </fieldset>
  );
}
