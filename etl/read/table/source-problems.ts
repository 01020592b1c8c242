import type { SourceProblem } from '../define-reader.ts';

const most = 2_000;

/** Gathers what is to be told of a table; a hostile one could fill the memory, so no more than 2,000. */
export class SourceProblems {
  readonly list: SourceProblem[] = [];

  add(problem: SourceProblem): void {
    if (this.list.length < most) this.list.push(problem);
  }
}
