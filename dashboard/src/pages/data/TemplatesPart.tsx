import { useQuery } from '@tanstack/react-query';
import { getTemplate } from '#api/contract/datasets.ts';
import { urlOf } from '../../data/client.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { type DatasetInfo, datasetsQuery } from './desk-queries.ts';
import styles from './TemplatesPart.module.css';
import { useDataWords } from './use-data-words.ts';

/** Empty workbooks of every dataset. */
export default function TemplatesPart() {
  const words = useDataWords();
  const query = useQuery(datasetsQuery());
  return (
    <section className={styles.templates} aria-label={words.parts.templates}>
      <p>{words.templates.intro}</p>
      <Loaded query={query} lines={8}>
        {({ datasets }) =>
          datasets.length === 0 ? (
            <Notice>{words.templates.none}</Notice>
          ) : (
            <ul className={styles.list}>
              {datasets.map((dataset) => (
                <Template key={dataset.dataset} dataset={dataset} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Template({ dataset }: { readonly dataset: DatasetInfo }) {
  const { templates, history } = useDataWords();
  const { say } = useTongue();
  const required = dataset.fields.filter((field) => field.required);
  return (
    <li className={styles.template}>
      <h2>{say(dataset.label)}</h2>
      <p>
        {templates.fields(String(required.length), String(dataset.fields.length))}
        {dataset.perProgramme ? <span className={styles.mark}>{templates.perProgramme}</span> : null}
      </p>
      <p className={styles.names}>
        {templates.requiredFields(required.map(({ label }) => say(label)).join(history.comma))}
      </p>
      <a href={urlOf(getTemplate, { params: { dataset: dataset.dataset } })} download>
        {templates.download(say(dataset.label))}
      </a>
    </li>
  );
}
