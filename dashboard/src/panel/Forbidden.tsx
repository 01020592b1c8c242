import type { CallError } from '../data/client.ts';
import { useTongue } from '../words/words-context.tsx';
import { EnterToken } from './EnterToken.tsx';
import { Notice } from './Notice.tsx';

/** Refusals that a token does not lift, and the one that says that it was a wrong one. */
const reasons = { token_wrong: 'wrong', only_from_loopback: 'loopback', cross_site: 'crossSite' } as const;

function reasonOf({ code }: CallError): 'token' | (typeof reasons)[keyof typeof reasons] {
  return code in reasons ? reasons[code as keyof typeof reasons] : 'token';
}

/** In the place of what the server shows only to those who may: asking again would not help, a token may. */
export function Forbidden({ error }: { readonly error: CallError }) {
  const { words } = useTongue();
  const reason = reasonOf(error);
  const helps = reason === 'token' || reason === 'wrong';
  return (
    <Notice role="alert" detail={words.states.forbiddenWhy[reason]} way={helps ? <EnterToken /> : undefined}>
      {words.states.forbidden}
    </Notice>
  );
}
