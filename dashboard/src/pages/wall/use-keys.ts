import { useEffect } from 'react';

/** Runs the action of a key (by its `key` value); the keys of a dialog or a field are its own. */
export function useKeys<Name extends string>(
  names: Readonly<Record<string, Name>>,
  actions: Readonly<Record<Name, () => void>>,
): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const name = names[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (name === undefined) return;
      event.preventDefault();
      actions[name]();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [names, actions]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, dialog') !== null;
}
