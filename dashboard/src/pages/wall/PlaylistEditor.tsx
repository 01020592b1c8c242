import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { moved, removed } from './edited-playlist.ts';
import styles from './PlaylistEditor.module.css';
import type { SavedPlaylist } from './saved-playlist.ts';
import { useWallWords } from './use-wall-words.ts';
import { formatWallAddress, parsePace } from './wall-address.ts';

/** A scene that can be put into the list. */
export interface Offer {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly now: SavedPlaylist;
  readonly offers: readonly Offer[];
  /** False when the browser keeps nothing. */
  readonly onSave: (playlist: SavedPlaylist) => boolean;
  readonly onReset: () => void;
  readonly onClose: () => void;
}

/** Which scenes, in which order, how long each. Everything in it is reached by the keyboard. */
export function PlaylistEditor({ now, offers, onSave, onReset, onClose }: Props) {
  const { editor } = useWallWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [scenes, setScenes] = useState(now.playlist);
  const [pace, setPace] = useState(String(now.paceS));
  const [fault, setFault] = useState<string>();
  const titleId = useId();
  useEffect(() => dialog.current?.showModal?.(), []);
  const paceS = parsePace(pace.trim());
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (scenes.length === 0) return setFault(editor.empty);
    if (paceS === undefined) return setFault(editor.wrongPace);
    if (!onSave({ playlist: scenes, paceS })) return setFault(editor.notSaved);
    onClose();
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} onClose={onClose}>
      <form onSubmit={save} className={styles.form}>
        <h2 id={titleId} className={styles.title}>
          {editor.title}
        </h2>
        <SceneOrder scenes={scenes} offers={offers} onChange={setScenes} />
        <SceneOffers offers={offers} onAdd={(id) => setScenes([...scenes, id])} />
        <label className={styles.pace}>
          {editor.pace}
          <input inputMode="numeric" value={pace} onChange={({ target }) => setPace(target.value)} />
        </label>
        <AddressOfList playlist={scenes} paceS={paceS} />
        {fault ? <p role="alert">{fault}</p> : null}
        <div className={styles.buttons}>
          <button type="submit">{editor.save}</button>
          <button
            type="button"
            onClick={() => {
              onReset();
              onClose();
            }}
          >
            {editor.reset}
          </button>
          <button type="button" onClick={onClose}>
            {editor.close}
          </button>
        </div>
      </form>
    </dialog>
  );
}

interface OrderProps {
  readonly scenes: readonly string[];
  readonly offers: readonly Offer[];
  readonly onChange: (scenes: readonly string[]) => void;
}

function SceneOrder({ scenes, offers, onChange }: OrderProps) {
  const { editor } = useWallWords();
  const nameOf = (id: string) => offers.find((offer) => offer.id === id)?.name ?? id;
  return (
    <fieldset className={styles.part}>
      <legend>{editor.scenes}</legend>
      <ol className={styles.order}>
        {scenes.map((id, at) => (
          <li key={keyOf(scenes, at)} className={styles.entry}>
            <span className={styles.name}>{nameOf(id)}</span>
            <button type="button" aria-label={editor.up(nameOf(id))} onClick={() => onChange(moved(scenes, at, -1))}>
              ↑
            </button>
            <button type="button" aria-label={editor.down(nameOf(id))} onClick={() => onChange(moved(scenes, at, 1))}>
              ↓
            </button>
            <button type="button" aria-label={editor.remove(nameOf(id))} onClick={() => onChange(removed(scenes, at))}>
              ×
            </button>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

/** A scene may stand in the list more than once. */
function keyOf(scenes: readonly string[], at: number): string {
  const id = scenes[at] ?? '';
  return `${id} ${scenes.slice(0, at).filter((other) => other === id).length}`;
}

interface OffersProps {
  readonly offers: readonly Offer[];
  readonly onAdd: (id: string) => void;
}

function SceneOffers({ offers, onAdd }: OffersProps) {
  const { editor } = useWallWords();
  const [chosen, setChosen] = useState(offers[0]?.id ?? '');
  return (
    <p className={styles.offers}>
      <label>
        {editor.more}
        <select value={chosen} onChange={({ target }) => setChosen(target.value)}>
          {offers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={() => onAdd(chosen)}>
        {editor.add}
      </button>
    </p>
  );
}

interface AddressProps {
  readonly playlist: readonly string[];
  readonly paceS: number | undefined;
}

/** For a wall whose browser forgets: the whole list in an address. */
function AddressOfList({ playlist, paceS }: AddressProps) {
  const { editor } = useWallWords();
  const [search] = useSearchParams();
  const address = `${window.location.pathname}${formatWallAddress(search, { paceS, playlist })}`;
  return (
    <p className={styles.address}>
      {editor.address} <a href={address}>{address}</a>
    </p>
  );
}
