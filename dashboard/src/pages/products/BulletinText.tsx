import { useMemo } from 'react';
import { Link } from 'react-router';
import { bulletinDocument, piecesOf } from './bulletin-document.ts';
import styles from './Paper.module.css';
import { usePapersWords } from './use-papers-words.ts';

/** The text as it will stand in the paper; each citation leads to its line, and from there to the figures. */
export function BulletinText({ text }: { readonly text: string }) {
  const words = usePapersWords().bulletin;
  const { title, basis, parts, citations } = useMemo(() => bulletinDocument(text), [text]);
  return (
    <article className={styles.text} lang="zh-CN">
      <h3>{title}</h3>
      {basis.map((line) => (
        <p key={line} className={line.includes('演示数据') ? styles.warning : undefined}>
          {line}
        </p>
      ))}
      {parts.map(({ head, lines }) => (
        <section key={head}>
          <h4>{head}</h4>
          {lines.map((line) => (
            <Line key={line} line={line} />
          ))}
        </section>
      ))}
      <section>
        <h4>{words.citations}</h4>
        <ol>
          {citations.map(({ number, text: cited, page, answer }) => (
            <li key={number} id={`citation-${number}`} className={styles.citation}>
              [{number}] {cited}
              {page ? <Link to={page}>{words.openPage}</Link> : null}
              {answer ? (
                <a href={answer} target="_blank" rel="noreferrer">
                  {words.answer}
                </a>
              ) : null}
            </li>
          ))}
        </ol>
      </section>
    </article>
  );
}

function Line({ line }: { readonly line: string }) {
  const words = usePapersWords().bulletin;
  return (
    <p>
      {piecesOf(line).map((piece, at) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <a
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never change places
            key={at}
            className={styles.citing}
            href={`#citation-${piece.cites}`}
            aria-label={words.citation(piece.cites)}
          >
            [{piece.cites}]
          </a>
        ),
      )}
    </p>
  );
}
