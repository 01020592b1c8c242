import type { z } from 'zod';
import type { draft } from '#api/contract/draft-shapes.ts';
import { loadFile } from '#etl/load-file.ts';
import type { LoadProgress, Watcher } from '#etl/progress/progress-meter.ts';
import { fileDigest } from '#etl/read/file-digest.ts';
import { PublicError } from '#geodata/errors.ts';
import { toPublicError } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import { tellProgress } from '../../state/tell-progress.ts';
import { checkDraft, faultOf, loadRequestOf, recogniseDraft } from './check-draft.ts';
import { datasetNotConfirmed, draftBusy, draftNotChecked, draftPublished, unknownDraft } from './draft-errors.ts';
import { type DraftJob, type DraftRecord, stateOf } from './draft-record.ts';
import { type DraftStore, keptUntilMs } from './draft-store.ts';
import { findPublishedLoad } from './find-published-load.ts';

type Progress = Pick<LoadProgress, 'step' | 'done' | 'total' | 'rowsPerSecond' | 'etaSeconds'>;

/** Each job holds a stage in the database; the others wait their turn. */
const JOBS_AT_ONCE = 2;

/** Checks and publishes uploaded files as jobs that no HTTP answer waits for. */
export class DraftDesk {
  readonly #services: Services;
  readonly #store: DraftStore;
  readonly #progress = new Map<string, Progress>();
  readonly #waiting: DraftRecord[] = [];
  #running = 0;
  #isClosed = false;

  constructor(services: Services, store: DraftStore) {
    this.#services = services;
    this.#store = store;
  }

  /** Takes over from an earlier server: a job under which it went down is interrupted, or was published after all. */
  async open(): Promise<void> {
    await this.#store.open();
    for (const record of this.#store.list()) {
      if (record.job === null) continue;
      const load = await this.#publishedBy(record, record.job);
      Object.assign(record, { job: null, load, isInterrupted: load === null });
      await this.#store.save(record);
    }
  }

  /** No job begins any more. One that runs may end; if it fails now, the next server finds it interrupted. */
  close(): void {
    this.#isClosed = true;
    this.#waiting.length = 0;
  }

  get(id: string): DraftRecord {
    const record = this.#store.find(id);
    if (record === undefined) throw unknownDraft();
    return record;
  }

  answerOf(record: DraftRecord): z.infer<typeof draft> {
    const { id, job, isInterrupted, usedAt, ...shown } = record;
    const progress = this.#progress.get(id) ?? null;
    const asOfLoad = record.outcome?.asOfLoad ?? null;
    return {
      ...shown,
      draft: id,
      state: stateOf(record),
      job: job === null ? null : { kind: job.kind, progress },
      keptUntil: new Date(keptUntilMs(record)).toISOString(),
      outdated: record.load === null && asOfLoad !== null && asOfLoad < this.#services.watch.state.load,
    };
  }

  /** Checks anew with changed options; the former outcome is forgotten. */
  async check(id: string, changed: Partial<DraftRecord['options']>): Promise<DraftRecord> {
    const record = this.get(id);
    if (record.job !== null) throw draftBusy();
    if (record.load !== null) throw draftPublished(record.load);
    const isOther = changed.dataset !== undefined && changed.dataset !== record.options.dataset;
    // A mapping belongs to a dataset.
    Object.assign(record.options, isOther ? { mapping: null } : {}, changed);
    Object.assign(record, { outcome: null });
    return this.#begin(record, 'check');
  }

  /** Publishes what was checked. A second call while it runs, or after it, does nothing. */
  async publish(id: string, dataset: string): Promise<DraftRecord> {
    const record = this.get(id);
    if (record.job?.kind === 'publish' || record.load !== null) return record;
    if (record.job !== null) throw draftBusy();
    if (record.outcome === null || record.outcome.refusal !== null) throw draftNotChecked();
    if (record.outcome.dataset !== dataset) throw datasetNotConfirmed(record.outcome.dataset, dataset);
    return this.#begin(record, 'publish');
  }

  async discard(id: string): Promise<void> {
    const record = this.get(id);
    if (record.job?.hasBegun) throw draftBusy();
    const place = this.#waiting.indexOf(record);
    if (place >= 0) this.#waiting.splice(place, 1);
    await this.#store.remove(id);
  }

  /** From here to the first `await` nothing else runs: of two calls at once the second finds the job. */
  async #begin(record: DraftRecord, kind: DraftJob['kind']): Promise<DraftRecord> {
    record.job = { kind, hasBegun: false, afterLoad: this.#services.watch.state.load };
    Object.assign(record, { isInterrupted: false, fault: null, usedAt: new Date().toISOString() });
    this.#waiting.push(record);
    await this.#store.save(record);
    this.#next();
    return record;
  }

  #next(): void {
    while (this.#running < JOBS_AT_ONCE && !this.#isClosed) {
      const record = this.#waiting.shift();
      if (record === undefined) return;
      this.#running += 1;
      void this.#run(record).finally(() => {
        this.#running -= 1;
        this.#next();
      });
    }
  }

  async #run(record: DraftRecord): Promise<void> {
    const { log } = this.#services;
    try {
      if (record.job !== null) record.job.hasBegun = true;
      await this.#store.save(record);
      if (record.job?.kind === 'publish') await this.#publishNow(record);
      else await this.#checkNow(record);
    } catch (error) {
      if (this.#isClosed) return;
      if (!(error instanceof PublicError)) log.error({ err: error, draft: record.id }, 'the job of a draft failed');
      record.fault = faultOf(toPublicError(error));
    }
    record.job = null;
    this.#progress.delete(record.id);
    await this.#store.save(record).catch((error: unknown) => {
      log.error({ err: error, draft: record.id }, 'a draft could not be kept');
    });
  }

  async #checkNow(record: DraftRecord): Promise<void> {
    const { database, watch } = this.#services;
    const received = this.#store.path(record.id, 'received');
    const { recognition, fault } = await recogniseDraft(database, record, received);
    record.recognition = recognition;
    if (fault !== undefined) throw fault;
    const { dataset, missing } = recognition;
    const isGuess = record.options.dataset === null;
    // People are asked first where the guess is weak or the check could only say what is missing.
    if (dataset === null || missing.length > 0 || (isGuess && recognition.guesses[0]?.certainty === 'unsure')) return;
    const paths = {
      received,
      inspection: this.#store.path(record.id, 'inspection.json'),
      report: this.#store.path(record.id, 'report.xlsx'),
    };
    const asOfLoad = watch.state.load;
    record.outcome = await checkDraft(database, { record, dataset, paths, asOfLoad }, this.#watcher(record, dataset));
  }

  async #publishNow(record: DraftRecord): Promise<void> {
    const { outcome } = record;
    if (outcome === null) throw draftNotChecked();
    const request = loadRequestOf(record, this.#store.path(record.id, 'received'), outcome.dataset);
    try {
      const { load } = await loadFile(this.#services.database, request, this.#watcher(record, outcome.dataset));
      record.load = load;
    } catch (error) {
      if (!(error instanceof PublicError)) throw error;
      // What stood when it was checked may stand no more.
      record.outcome = { ...outcome, refusal: faultOf(error) };
    }
    await this.#services.watch.refresh();
  }

  #watcher(record: DraftRecord, dataset: string): Watcher {
    const tell = tellProgress(this.#services.events, dataset, record.id);
    return (progress) => {
      const { step, done, total, rowsPerSecond, etaSeconds } = progress;
      this.#progress.set(record.id, { step, done, total, rowsPerSecond, etaSeconds });
      tell(progress);
    };
  }

  async #publishedBy(record: DraftRecord, { kind, afterLoad }: DraftJob): Promise<number | null> {
    const { outcome } = record;
    if (kind !== 'publish' || outcome === null) return null;
    const sha256 = await fileDigest(this.#store.path(record.id, 'received'));
    const published = { after: afterLoad, sha256, dataset: outcome.dataset };
    return this.#services.database.read((tx) => findPublishedLoad(tx, published));
  }
}
