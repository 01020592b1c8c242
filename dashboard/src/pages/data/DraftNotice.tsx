import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.ts';
import { deskPageLink } from '../../desk/desk-pages.ts';
import { useTongue } from '../../words/words-context.tsx';
import styles from './DraftNotice.module.css';
import type { Draft } from './desk-queries.ts';
import { sayFault } from './say-fault.ts';
import { useDataAddress } from './use-data-address.ts';
import { useDataWords } from './use-data-words.ts';
import { useDistricts } from './use-districts.ts';
import type { DraftActions } from './use-draft-actions.ts';

interface Props {
  readonly draft: Draft;
  readonly actions: DraftActions;
}

/** What the clerk has to know of a file before anything else: why it cannot go on, or that it is done. */
export function DraftNotice({ draft, actions }: Props) {
  const words = useDataWords();
  const { language } = useTongue();
  const refusal = draft.fault ?? draft.outcome?.refusal;
  if (draft.load !== null) return <Published load={draft.load} />;
  if (draft.state === 'interrupted') return <Strip kind="warning">{words.interruptedHint}</Strip>;
  if (refusal) {
    return (
      <Strip kind="error">
        <p>{sayFault(refusal.message, language, words)}</p>
        {refusal.code === 'drop_too_large' ? <DropChoice draft={draft} actions={actions} /> : null}
        {refusal.layers ? <LayerChoice layers={refusal.layers} actions={actions} /> : null}
      </Strip>
    );
  }
  if (draft.outdated && draft.outcome) return <Strip kind="warning">{words.outdated}</Strip>;
  if (draft.state === 'recognised') return <Strip kind="warning">{words.recognisedHint}</Strip>;
  return null;
}

function Strip({ kind, children }: { readonly kind: 'error' | 'warning' | 'good'; readonly children: ReactNode }) {
  return (
    <div className={styles.notice} data-kind={kind} role={kind === 'error' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

function Published({ load }: { readonly load: number }) {
  const words = useDataWords();
  const [, go] = useDataAddress();
  const [address] = useAddress();
  return (
    <Strip kind="good">
      <span>{words.publishedAs(String(load))}</span>
      <button type="button" onClick={() => go({ part: 'history' })}>
        {words.seeHistory}
      </button>
      <Link to={deskPageLink('progress', address)}>{words.seeMap}</Link>
    </Strip>
  );
}

/** A file of a part, loaded as if it were the whole: what it is of is for the clerk to say. */
function DropChoice({ draft, actions }: Props) {
  const { dropMend } = useDataWords();
  const { nameOf } = useTongue();
  const code = draft.outcome?.mainDistrict;
  const district = useDistricts(draft.options.programme).districts.find((region) => region.code === code);
  return (
    <div className={styles.choices}>
      <strong>{dropMend.title}</strong>
      {district ? (
        <button type="button" disabled={actions.isBusy} onClick={() => actions.check({ region: district.code })}>
          {dropMend.district(nameOf(district))}
        </button>
      ) : null}
      <button type="button" disabled={actions.isBusy} onClick={() => actions.check({ mode: 'merge' })}>
        {dropMend.merge}
      </button>
      <button type="button" disabled={actions.isBusy} onClick={() => actions.check({ mode: 'replace' })}>
        {dropMend.replace}
      </button>
      {district ? null : <span>{dropMend.region}</span>}
    </div>
  );
}

function LayerChoice({ layers, actions }: Pick<Props, 'actions'> & { readonly layers: readonly string[] }) {
  const words = useDataWords();
  return (
    <div className={styles.choices}>
      <strong>{words.found.layerWanted}</strong>
      {layers.map((layer) => (
        <button key={layer} type="button" disabled={actions.isBusy} onClick={() => actions.check({ layer })}>
          {layer}
        </button>
      ))}
    </div>
  );
}
