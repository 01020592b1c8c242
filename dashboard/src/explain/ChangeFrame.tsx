import type { ReactNode } from 'react';
import type { Asked } from '../data/asked.ts';
import type { Basis } from '../data/queries.ts';
import { Loaded } from '../panel/Loaded.tsx';
import { Notice } from '../panel/Notice.tsx';
import { Section } from './Section.tsx';
import { SinceChoice } from './SinceChoice.tsx';
import { useExplainWords } from './use-explain-words.ts';

interface Props<T> {
  readonly programme: string;
  readonly basis: Basis;
  /** What is held against now; empty when there is no earlier time, undefined while that is not known. */
  readonly since: string | undefined;
  readonly query: Asked<T>;
  readonly children: (change: T) => ReactNode;
}

/** What changed since a time that can be chosen, of an indicator's value and of a plan item alike. */
export function ChangeFrame<T>({ programme, basis, since, query, children }: Props<T>) {
  const words = useExplainWords().change;
  return (
    <Section
      title={words.title}
      tools={basis.asOf ? <SinceChoice programme={programme} since={since ?? ''} until={basis.asOf} /> : null}
    >
      {since === '' ? (
        <Notice>{words.noTime}</Notice>
      ) : (
        <Loaded query={query} lines={5}>
          {children}
        </Loaded>
      )}
    </Section>
  );
}
