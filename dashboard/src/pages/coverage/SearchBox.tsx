import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react';
import { chainageText } from '#geodata/vocabulary/chainage-text.ts';
import { isForbidden } from '../../data/client.ts';
import { searchQuery } from '../../data/queries.ts';
import { EnterToken } from '../../panel/EnterToken.tsx';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { CoverageView } from './coverage-view.ts';
import styles from './SearchBox.module.css';
import { chainageRemark, goToHit, hitPlace } from './search-hit.ts';

/** Asked once the typing pauses. */
const pauseMs = 180;

/** Names, codes and chainages: a combobox whose choice flies to the place and selects it. */
export function SearchBox({ view }: { readonly view: CoverageView }) {
  const words = useCoverageWords();
  const { words: common, language } = useTongue();
  const id = useId();
  const { address, root, asOf } = view;
  const [text, setText] = useState(address.q);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const asked = useSettled(useDeferredValue(text.trim()));
  useEffect(() => setText(address.q), [address.q]);
  const query = useQuery({ ...searchQuery({ q: asked, region: root, asOf }), enabled: isOpen && asked !== '' });
  const hits = asked === '' ? [] : (query.data?.hits ?? []);
  const chosen = hits[Math.min(active, hits.length - 1)];
  const close = () => setOpen(false);
  const choose = (hit = chosen) => {
    if (!hit) return;
    close();
    setText(hit.name);
    goToHit(hit, view);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const many = Math.max(1, hits.length);
    if (event.key === 'ArrowDown' && isOpen) setActive((active + 1) % many);
    else if (event.key === 'ArrowDown') setOpen(true);
    else if (event.key === 'ArrowUp') setActive((active + many - 1) % many);
    else if (event.key === 'Enter') choose();
    else if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'Escape') setText('');
    else return;
    event.preventDefault();
  };
  const isShown = isOpen && asked !== '';
  return (
    <search
      className={styles.search}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) close();
      }}
    >
      <input
        role="combobox"
        type="text"
        className={styles.input}
        aria-label={words.search.label}
        aria-expanded={isShown}
        aria-controls={`${id}list`}
        aria-autocomplete="list"
        aria-activedescendant={isShown && chosen ? `${id}${hits.indexOf(chosen)}` : undefined}
        placeholder={words.search.placeholder}
        value={text}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        onFocus={() => setOpen(text.trim() !== '')}
        onKeyDown={press}
        onChange={({ target }) => {
          setText(target.value);
          setActive(0);
          setOpen(true);
        }}
      />
      <div className={styles.popup} hidden={!isShown}>
        <div id={`${id}list`} role="listbox" aria-label={words.search.label} className={styles.list}>
          {hits.map((hit, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input holds the focus and its keys move through the options
            <div
              key={`${hit.kind}${hit.code}${hit.key ?? ''}`}
              id={`${id}${at}`}
              role="option"
              tabIndex={-1}
              className={styles.hit}
              aria-selected={hit === chosen}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(hit)}
            >
              <span className={styles.kind}>{words.search.kinds[hit.kind as keyof typeof words.search.kinds]}</span>
              <span>
                {hit.name}
                {hit.chainage ? <b> {chainageText(hit.chainage.km)}</b> : null}
              </span>
              <span className={styles.place}>{chainageRemark(hit, words) ?? hitPlace(hit, words, language)}</span>
            </div>
          ))}
        </div>
        <p className={styles.state} role="status">
          {isForbidden(query.error)
            ? common.states.forbidden
            : stateOf({ ...query, isFetching: query.isFetching || asked !== text.trim() }, hits.length, words.search)}
        </p>
        {isForbidden(query.error) ? <EnterToken /> : null}
      </div>
    </search>
  );
}

type SearchWords = ReturnType<typeof useCoverageWords>['search'];

function stateOf(query: { isError: boolean; isFetching: boolean }, hits: number, words: SearchWords): string {
  if (query.isError) return words.failed;
  if (query.isFetching) return words.asking;
  return hits === 0 ? words.none : words.results(String(hits));
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
