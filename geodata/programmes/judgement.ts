import { decimalText } from '../vocabulary/percent-text.ts';
import type { Status } from '../vocabulary/status.ts';

/** A status and, in one sentence, why it is what it is. */
export interface Judgement {
  readonly status: Status;
  readonly reason: { readonly zh: string; readonly en: string };
}

export function judgement(status: Status, zh: string, en: string): Judgement {
  return { status, reason: { zh, en } };
}

/** A figure for a sentence: at most `decimals` decimals and no trailing zeros. */
export function figure(value: number, decimals = 2): string {
  return String(Number(decimalText(value, decimals)));
}
