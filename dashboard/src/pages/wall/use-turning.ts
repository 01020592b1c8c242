import { useCallback, useEffect, useReducer } from 'react';

export interface Turning {
  /** Scene on the wall, counted from 0. */
  readonly at: number;
  readonly stands: boolean;
  readonly move: (by: 1 | -1) => void;
  readonly goTo: (at: number) => void;
  readonly toggle: () => void;
}

interface State {
  readonly at: number;
  readonly stands: boolean;
  /** Counts moves: the time of a scene that was left by hand has run out already. */
  readonly moves: number;
}

export type Move =
  | { readonly kind: 'by'; readonly by: 1 | -1; readonly count: number; readonly after?: number }
  | { readonly kind: 'to'; readonly at: number }
  | { readonly kind: 'start'; readonly at: number }
  | { readonly kind: 'toggle' };

/** The scene after a move; the last one is followed by the first. */
export function afterMove(state: State, move: Move): State {
  if (move.kind === 'toggle') return { ...state, stands: !state.stands };
  if (move.kind === 'start') return state.moves === 0 ? { ...state, at: move.at } : state;
  if (move.kind === 'by' && move.after !== undefined && move.after !== state.moves) return state;
  const at = move.kind === 'to' ? move.at : (state.at + move.by + move.count) % Math.max(1, move.count);
  return { ...state, at, moves: state.moves + 1 };
}

export interface TurningProps {
  readonly count: number;
  /** Seconds a scene stays; 0 stands still. */
  readonly paceS: number;
  readonly startAt: number;
}

/** Turns from scene to scene until it is told to stand. */
export function useTurning({ count, paceS, startAt }: TurningProps): Turning {
  const [state, dispatch] = useReducer(afterMove, { at: startAt, stands: false, moves: 0 });
  // Scenes that are known later may put the first one elsewhere.
  useEffect(() => dispatch({ kind: 'start', at: startAt }), [startAt]);
  // A playlist that became shorter than where the wall was begins anew.
  const at = state.at < count ? state.at : 0;
  const stands = state.stands || paceS === 0;
  const { moves } = state;
  useEffect(() => {
    if (stands || count < 2) return;
    const timer = setTimeout(() => dispatch({ kind: 'by', by: 1, count, after: moves }), paceS * 1000);
    return () => clearTimeout(timer);
  }, [stands, count, paceS, moves]);
  const move = useCallback((by: 1 | -1) => dispatch({ kind: 'by', by, count }), [count]);
  const goTo = useCallback((to: number) => dispatch({ kind: 'to', at: to }), []);
  const toggle = useCallback(() => dispatch({ kind: 'toggle' }), []);
  return { at, stands, move, goTo, toggle };
}
