import { fitWidth, padWidth } from './text-width.ts';

/** What a terminal must be able to do; `process.stdout` can. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface StepProgress {
  readonly text: string;
  readonly done?: number | null | undefined;
  readonly total?: number | null | undefined;
  readonly rowsPerSecond?: number | null | undefined;
  readonly etaSeconds?: number | null | undefined;
}

/** One thing that is being waited for. */
export interface Step {
  update(progress: StepProgress): void;
  done(text: string): void;
  failed(text: string): void;
}

interface RunningStep {
  readonly title: string;
  readonly startMs: number;
  progress: StepProgress;
  saidMs: number;
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 120;
const PLAIN_INTERVAL_MS = 1000;
const TITLE_WIDTH = 20;
const BAR_WIDTH = 16;

/**
 * Tells a person at a terminal what the start is waiting for: finished steps as lines, running ones in a line below
 * that is drawn anew. Where nobody can redraw (a log, a pipe) each step gets plain lines, progress every five seconds.
 */
export class Terminal {
  readonly #output: Output;
  readonly #running = new Set<RunningStep>();
  #timer: NodeJS.Timeout | undefined;
  #frame = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  say(line: string): void {
    this.aside(() => this.#output.write(`${line}\n`));
  }

  /** Lets somebody else write to the same terminal without getting into the line that is drawn. */
  aside(write: () => void): void {
    this.#clear();
    write();
    this.#draw();
  }

  step(title: string, text: string): Step {
    const step: RunningStep = { title, startMs: Date.now(), progress: { text }, saidMs: Date.now() };
    this.#running.add(step);
    this.#animate();
    if (!this.#output.isTTY) this.say(`  ${padWidth(title, TITLE_WIDTH)} ${text} …`);
    return {
      update: (progress) => this.#update(step, progress),
      done: (words) => this.#finish(step, this.#green('✓'), words),
      failed: (words) => this.#finish(step, this.#red('✗'), words),
    };
  }

  /** What is running now, in words: for the page that is shown meanwhile. */
  status(): string {
    return [...this.#running].map((step) => describe(step)).join(' · ');
  }

  /** Leaves the line as it is and draws no more. */
  end(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#clear();
    this.#running.clear();
  }

  #update(step: RunningStep, progress: StepProgress): void {
    step.progress = progress;
    if (this.#output.isTTY || Date.now() - step.saidMs < PLAIN_INTERVAL_MS) return;
    step.saidMs = Date.now();
    this.say(`  ${describe(step)}`);
  }

  #finish(step: RunningStep, mark: string, words: string): void {
    if (!this.#running.has(step)) return;
    this.#clear();
    this.#running.delete(step);
    const seconds = ((Date.now() - step.startMs) / 1000).toFixed(1);
    this.say(`${mark} ${padWidth(step.title, TITLE_WIDTH)} ${words}  ${this.#grey(`${seconds} s`)}`);
    if (this.#running.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #animate(): void {
    if (!this.#output.isTTY || this.#timer !== undefined) return;
    this.#timer = setInterval(() => {
      this.#frame += 1;
      this.#draw();
    }, FRAME_MS);
    this.#timer.unref();
  }

  #draw(): void {
    if (!this.#output.isTTY || this.#running.size === 0) return;
    const line = fitWidth(this.status(), (this.#output.columns ?? 80) - 3);
    this.#output.write(`\r\u001b[2K${FRAMES[this.#frame % FRAMES.length]} ${line}`);
  }

  #clear(): void {
    if (this.#output.isTTY && this.#running.size > 0) this.#output.write('\r\u001b[2K');
  }

  #green(text: string): string {
    return this.#output.isTTY ? `\u001b[32m${text}\u001b[0m` : text;
  }

  #red(text: string): string {
    return this.#output.isTTY ? `\u001b[31m${text}\u001b[0m` : text;
  }

  #grey(text: string): string {
    return this.#output.isTTY ? `\u001b[90m${text}\u001b[0m` : text;
  }
}

function describe({ title, progress, startMs }: RunningStep): string {
  const parts = [`${title} ${progress.text}`];
  const { done, total, rowsPerSecond, etaSeconds } = progress;
  if (typeof done === 'number' && typeof total === 'number' && total > 0) {
    const share = Math.min(1, done / total);
    const filled = Math.round(share * BAR_WIDTH);
    parts.push(`${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${Math.floor(share * 100)} %`);
  }
  if (typeof rowsPerSecond === 'number' && rowsPerSecond >= 1) parts.push(`${Math.round(rowsPerSecond)} 行/s`);
  if (typeof etaSeconds === 'number') parts.push(`还需 ETA ${Math.ceil(etaSeconds)} s`);
  else parts.push(`${Math.round((Date.now() - startMs) / 1000)} s`);
  return parts.join('  ');
}
