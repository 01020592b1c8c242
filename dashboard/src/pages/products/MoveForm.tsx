import { type ReactNode, useId, useState } from 'react';
import type { Endpoint, ResponseOf } from '#api/contract/endpoint.ts';
import styles from './Paper.module.css';
import { useFormFocus } from './use-form-focus.ts';
import { usePapersWords } from './use-papers-words.ts';
import { useRecordMove } from './use-record-move.ts';

export interface Author {
  readonly office: string;
  readonly post: string;
  readonly happenedOn?: string;
  readonly text?: string;
}

interface Props<E extends Endpoint> {
  readonly endpoint: E;
  readonly label: string;
  /** Fields of this very step, before those of who did it. */
  readonly children?: ReactNode;
  /** Offices that may take the step; undefined: any. */
  readonly offices?: readonly string[] | undefined;
  readonly textLabel?: string | undefined;
  /** What is sent; undefined while something is missing. */
  readonly bodyOf: (author: Author) => object | undefined;
  readonly onRecorded: (answer: ResponseOf<E>) => void;
  readonly onCancel: () => void;
}

/** Who does it, when and with what words; sent once, refused in words, with a token where the server asks for one. */
export function MoveForm<E extends Endpoint>(props: Props<E>) {
  const { endpoint, label, children, offices, textLabel, bodyOf, onRecorded, onCancel } = props;
  const words = usePapersWords();
  const [author, setAuthor] = useState({ office: offices?.[0] ?? '', post: '', happenedOn: '', text: '' });
  const [token, setToken] = useState('');
  const [isMissing, setMissing] = useState(false);
  const move = useRecordMove(endpoint);
  const form = useFormFocus();
  const change = (part: Partial<typeof author>) => setAuthor({ ...author, ...part });
  const submit = async () => {
    const { office, post, happenedOn, text } = author;
    const body = bodyOf({
      office: office.trim(),
      post: post.trim(),
      ...(happenedOn === '' ? {} : { happenedOn }),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
    });
    const isWhole = body !== undefined && office.trim() !== '' && post.trim() !== '';
    setMissing(!isWhole);
    if (!isWhole) return;
    const answer = await move.record(body, token);
    if (answer !== undefined) onRecorded(answer);
  };
  const said = isMissing ? words.orders.missing : move.refusal;
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <strong className={styles.whole}>{label}</strong>
      {children}
      <Text
        label={`${words.orders.office} *`}
        value={author.office}
        onChange={(office) => change({ office })}
        list={offices}
      />
      <Text label={`${words.orders.post} *`} value={author.post} onChange={(post) => change({ post })} />
      <label>
        <span className={styles.label}>{words.orders.happenedOn}</span>
        <input
          type="date"
          className={styles.field}
          value={author.happenedOn}
          onChange={({ target }) => change({ happenedOn: target.value })}
        />
      </label>
      {move.wantsToken ? <Text label={words.token.label} value={token} onChange={setToken} isSecret /> : null}
      <label className={styles.whole}>
        <span className={styles.label}>{textLabel ?? words.orders.text}</span>
        <textarea
          className={styles.field}
          maxLength={2000}
          value={author.text}
          onChange={({ target }) => change({ text: target.value })}
        />
      </label>
      {said ? (
        <p className={`${styles.said} ${styles.whole}`} data-failed="true" role="alert">
          {said}
        </p>
      ) : null}
      <div className={`${styles.downloads} ${styles.whole}`}>
        <button type="submit" className={styles.download} data-first="true" disabled={move.isSending}>
          {move.isSending ? words.orders.sending : words.orders.send}
        </button>
        <button type="button" className={styles.download} onClick={onCancel}>
          {words.orders.cancel}
        </button>
      </div>
    </form>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly list?: readonly string[] | undefined;
  readonly isSecret?: boolean;
}

function Text({ label, value, onChange, list, isSecret = false }: TextProps) {
  const id = useId();
  return (
    <div className={styles.named}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {list && list.length > 0 ? (
        <select id={id} className={styles.field} value={value} onChange={({ target }) => onChange(target.value)}>
          {list.map((entry) => (
            <option key={entry} value={entry}>
              {entry}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          className={styles.field}
          type={isSecret ? 'password' : 'text'}
          autoComplete="off"
          maxLength={isSecret ? 200 : 60}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </div>
  );
}
