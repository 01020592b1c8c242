import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { programmesQuery } from '../../data/queries.ts';
import { Lack, type Lacking } from '../../panel/Lack.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { isAtWork } from './desk-queries.ts';
import styles from './FoundView.module.css';
import type { FoundProps } from './FoundView.tsx';
import { useDataWords } from './use-data-words.ts';
import { useDistricts } from './use-districts.ts';

/** Systems that departments' files are in; a file may name another one, which `auto` reads. */
const systems = ['epsg:4490', 'epsg:4326', 'epsg:4549', 'epsg:4528', 'epsg:4548', 'gcj02', 'bd09'] as const;
const modes = ['guarded', 'merge', 'replace'] as const;

/** Everything that was recognised or assumed, to be set otherwise; it counts from the next check on. */
export function OptionsForm({ draft, datasets, edits }: FoundProps) {
  const words = useDataWords();
  const { say, nameOf } = useTongue();
  const programmes = useQuery(programmesQuery());
  const options = { ...draft.options, ...edits.options };
  const { districts, query: ofDistricts } = useDistricts(options.programme);
  const isClosed = isAtWork(draft) || draft.load !== null;
  const dataset = options.dataset ?? draft.recognition?.dataset ?? null;
  const { edit } = edits;
  const orNull = (text: string) => (text === '' ? null : text);
  return (
    <fieldset className={styles.form} disabled={isClosed}>
      <legend className="visually-hidden">{words.views.found}</legend>
      <Choice label={words.found.dataset} value={dataset ?? ''} onChange={(name) => edit({ dataset: orNull(name) })}>
        {dataset === null ? <option value="">{words.found.noneFits}</option> : null}
        {datasets.map(({ dataset: name, label }) => (
          <option key={name} value={name}>
            {say(label)}
          </option>
        ))}
      </Choice>
      <Choice label={words.found.crs} value={options.crs ?? ''} onChange={(crs) => edit({ crs: orNull(crs) })}>
        <option value="">{words.found.crsAuto}</option>
        {[...new Set([...systems, ...(options.crs ? [options.crs] : [])])].map((crs) => (
          <option key={crs} value={crs}>
            {crsNames[crs] ?? crs}
          </option>
        ))}
      </Choice>
      <Choice
        label={words.found.region}
        value={options.region ?? ''}
        onChange={(code) => edit({ region: orNull(code) })}
        lacking={ofDistricts}
      >
        <option value="">{words.found.regionAll}</option>
        {districts.map((region) => (
          <option key={region.code} value={region.code}>
            {nameOf(region)}
          </option>
        ))}
      </Choice>
      <Choice
        label={words.found.mode}
        value={options.mode}
        onChange={(text) => edit({ mode: modes.find((mode) => mode === text) ?? 'guarded' })}
      >
        {modes.map((mode) => (
          <option key={mode} value={mode}>
            {words.found.modes[mode]}
          </option>
        ))}
      </Choice>
      <Choice
        label={words.found.programme}
        value={options.programme ?? ''}
        onChange={(id) => edit({ programme: orNull(id) })}
        lacking={programmes}
      >
        <option value="">{words.found.programmeAuto}</option>
        {(programmes.data?.programmes ?? []).map(({ id, title }) => (
          <option key={id} value={id}>
            {say(title)}
          </option>
        ))}
      </Choice>
      <DateField value={options.dataDate} onChange={(dataDate) => edit({ dataDate })} />
    </fieldset>
  );
}

const crsNames: Readonly<Record<string, string>> = {
  'epsg:4490': 'CGCS2000 (EPSG:4490)',
  'epsg:4326': 'WGS84 (EPSG:4326)',
  'epsg:4549': 'CGCS2000 3° 120°E (EPSG:4549)',
  'epsg:4528': 'CGCS2000 3° 40 (EPSG:4528)',
  'epsg:4548': 'CGCS2000 3° 117°E (EPSG:4548)',
  gcj02: 'GCJ-02',
  bd09: 'BD-09',
};

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Where its choices come from, when not from the file itself. */
  readonly lacking?: Lacking;
  readonly children: ReactNode;
}

function Choice({ label, value, onChange, lacking, children }: ChoiceProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        {children}
      </select>
      {lacking && lacking.data === undefined ? (
        <span className={styles.lack}>
          <Lack query={lacking} of={label} />
        </span>
      ) : null}
    </>
  );
}

function DateField({ value, onChange }: Pick<ChoiceProps, 'value' | 'onChange'>) {
  const words = useDataWords();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{words.found.dataDate}</label>
      <input
        id={id}
        type="date"
        value={value}
        onChange={({ target }) => {
          if (target.value !== '') onChange(target.value);
        }}
      />
    </>
  );
}
