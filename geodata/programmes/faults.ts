import { defineError, type PublicError } from '../errors.ts';

/** One thing wrong in a programme folder: where it is and how to mend it. */
export interface Fault {
  readonly file: string;
  /** Line of the file, counted from 1; 0 when the whole file is meant. */
  readonly line: number;
  readonly message: string;
}

const programmeInvalid = defineError(
  'programme_invalid',
  422,
  (folder: string, faults: readonly Fault[]) =>
    `programme folder ${folder} has ${faults.length} fault(s):\n${faults.map(describeFault).join('\n')}`,
);

function describeFault(fault: Fault): string {
  return fault.line > 0 ? `${fault.file} line ${fault.line}: ${fault.message}` : `${fault.file}: ${fault.message}`;
}

/** One refusal that names every fault of the folder, file by file and line by line. */
export function programmeRefusal(folder: string, faults: readonly Fault[]): PublicError {
  const sorted = faults.toSorted((left, right) => left.file.localeCompare(right.file) || left.line - right.line);
  const refusal = programmeInvalid(folder, sorted);
  return Object.assign(refusal, { details: sorted });
}
