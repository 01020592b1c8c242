import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { getProgressMapPdf, getProgressMapPng, getProgressMapSvg } from '#api/contract/products.ts';
import { urlOf } from '../../data/client.ts';
import { fetchFile } from '../../data/fetch-file.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Panel } from '../../panel/Panel.tsx';
import { useTongue } from '../../words/words-context.tsx';
import type { DeskView } from './desk-view.ts';
import { MomentChoice } from './MomentChoice.tsx';
import styles from './Paper.module.css';
import { PlaceChoice } from './PlaceChoice.tsx';
import { usePapersWords } from './use-papers-words.ts';

const sheets = { pdf: getProgressMapPdf, svg: getProgressMapSvg, png: getProgressMapPng } as const;

/** The A3 progress map: chosen, looked at, taken. */
export function MapPaper({ view }: { readonly view: DeskView }) {
  const { say, language } = useTongue();
  const words = usePapersWords();
  const { indicator, indicators, programme, region, asOf, go } = view;
  const query = { programme: programme.id, indicator: indicator.id, region, asOf, lang: language };
  const name = `${say(indicator.label)} ${words.papers.map}`;
  return (
    <Panel
      title={words.papers.map}
      note={words.map.format}
      source={words.map.note}
      tools={
        <div className={styles.downloads}>
          {(['pdf', 'svg', 'png'] as const).map((format) => (
            <a
              key={format}
              className={styles.download}
              data-first={format === 'pdf'}
              href={urlOf(sheets[format], { query })}
              download
            >
              {words.download} {words.formats[format]}
            </a>
          ))}
        </div>
      }
    >
      <div className={styles.choices}>
        <PlaceChoice view={view} />
        <label className={styles.choice}>
          <span className={styles.label}>{words.indicator}</span>
          <select
            className={styles.field}
            value={indicator.id}
            onChange={({ target }) => go({ indicator: target.value })}
          >
            {indicators.map((entry) => (
              <option key={entry.id} value={entry.id}>
                {say(entry.label)}
              </option>
            ))}
          </select>
        </label>
        <MomentChoice view={view} />
      </div>
      {programme.basis.sample ? <p className={styles.warning}>{words.sample}</p> : null}
      <Preview url={urlOf(getProgressMapSvg, { query })} name={words.previewOf(name)} />
    </Panel>
  );
}

/** Fetched rather than linked, so that a refusal is told in words. */
function Preview({ url, name }: { readonly url: string; readonly name: string }) {
  const query = useQuery({ queryKey: ['paper', url], queryFn: ({ signal }) => fetchFile(url, signal), gcTime: 60_000 });
  return (
    <div className={query.data ? undefined : styles.blank}>
      <Loaded query={query} lines={6}>
        {(file) => <Picture file={file} name={name} />}
      </Loaded>
    </div>
  );
}

function Picture({ file, name }: { readonly file: Blob; readonly name: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address ? <img className={styles.sheet} src={address} alt={name} /> : null;
}
