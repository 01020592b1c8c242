import { Select } from 'antd';
import type { RegionLevel } from '#geodata/vocabulary/region-level.ts';
import { useTongue } from '../words/words-context.tsx';
import styles from './RegionTrail.module.css';
import type { RegionScope } from './use-region-scope.ts';

interface Props {
  readonly scope: RegionScope;
  readonly onOpen: (code: string) => void;
}

/** Where one is, the way back up, and a list of the regions to go to: drilling without a pointer. */
export function RegionTrail({ scope, onOpen }: Props) {
  const { words, nameOf } = useTongue();
  const level: RegionLevel = scope.self.level;
  const options = scope.areas.map((region) => ({ value: region.code, label: nameOf(region) }));
  return (
    <nav className={styles.trail} aria-label={words.region}>
      <ol className={styles.steps}>
        {scope.trail.map((region) => (
          <li key={region.code}>
            {region.code === scope.self.code ? (
              <span className={styles.here} aria-current="page">
                {nameOf(region)}
              </span>
            ) : (
              <button type="button" className={styles.step} onClick={() => onOpen(region.code)}>
                {nameOf(region)}
              </button>
            )}
          </li>
        ))}
      </ol>
      {options.length > 0 ? (
        <Select
          className={styles.down}
          aria-label={words.goDown[level]}
          placeholder={words.goDown[level]}
          value={scope.selected ?? null}
          options={options}
          onChange={(code: string | null) => {
            if (code) onOpen(code);
          }}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
        />
      ) : null}
    </nav>
  );
}
