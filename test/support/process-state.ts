/** What tests like to put something else in place of. That packages add globals of their own does no harm. */
const replaceable = ['Date', 'fetch', 'setTimeout', 'setInterval', 'queueMicrotask', 'performance'] as const;

/** What all modules of a process share. */
export interface ProcessState {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  readonly globals: readonly (PropertyDescriptor | undefined)[];
}

export function processState(): ProcessState {
  return {
    env: { ...process.env },
    folder: process.cwd(),
    globals: replaceable.map((name) => Object.getOwnPropertyDescriptor(globalThis, name)),
  };
}

/** Names of what is not as it was. */
export function changesOf(before: ProcessState, now: ProcessState): string[] {
  const names = new Set([...Object.keys(before.env), ...Object.keys(now.env)]);
  const isSame = (one?: PropertyDescriptor, other?: PropertyDescriptor): boolean =>
    one?.value === other?.value && one?.get === other?.get;
  return [
    ...[...names].filter((name) => before.env[name] !== now.env[name]).map((name) => `environment: ${name}`),
    ...(before.folder === now.folder ? [] : ['working folder']),
    ...replaceable.filter((_, index) => !isSame(before.globals[index], now.globals[index])),
  ];
}

export function restoreProcess(before: ProcessState): void {
  for (const name of Object.keys(process.env)) if (!(name in before.env)) delete process.env[name];
  for (const [name, value] of Object.entries(before.env)) if (process.env[name] !== value) process.env[name] = value;
  if (process.cwd() !== before.folder) process.chdir(before.folder);
  for (const [index, name] of replaceable.entries()) {
    const own = before.globals[index];
    if (own) Object.defineProperty(globalThis, name, own);
  }
}
