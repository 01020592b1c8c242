import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkBody, publishBody } from '#api/contract/draft-shapes.ts';
import * as contract from '#api/contract/drafts.ts';
import { today } from '#etl/today.ts';
import { drainBody } from '../../http/drain-body.ts';
import { busy } from '../../http/errors.ts';
import { readJsonBody } from '../../http/read-json-body.ts';
import { receiveFile } from '../../http/receive-file.ts';
import type { Routes } from '../../http/routes.ts';
import { DraftDesk } from './draft-desk.ts';
import { draftsFull, nothingInspected } from './draft-errors.ts';
import { stateOf } from './draft-record.ts';
import { DraftStore, KEPT_DAYS } from './draft-store.ts';
import { differenceOf, pageOfProblems, previewOf, readInspection } from './read-inspection.ts';

const MOST_DRAFTS = 60;
/** All files together, in sizes of the largest that is taken. */
const MOST_LARGEST = 20;
const UPLOADS_AT_ONCE = 4;

export function draftRoutes(routes: Routes): void {
  const { services } = routes;
  const { settings, log } = services;
  const store = new DraftStore(join(settings.dataDir, 'drafts'), log);
  const desk = new DraftDesk(services, store);
  const limits = { pauseMs: settings.requestTimeoutMs, bytes: settings.bodyLimitKb * 1024 };
  const limitBytes = settings.uploadLimitMb * 1024 * 1024;
  routes.onStart(() => desk.open());
  routes.onClose(() => desk.close());

  routes.live(contract.createDraft, receiveDraft(routes, desk, store));
  routes.live(contract.listDrafts, async () => ({
    drafts: store.list().map((record) => {
      const { id, file, bytes, uploadedAt, load } = record;
      return { draft: id, file, bytes, uploadedAt, load, state: stateOf(record) };
    }),
    limitBytes,
    keptDays: KEPT_DAYS,
  }));
  routes.live(contract.getDraft, async ({ params }) => desk.answerOf(desk.get(params.draft)));
  routes.live(contract.checkDraft, async ({ params }, { req }) => {
    const changed = await readJsonBody(req, checkBody, limits);
    return desk.answerOf(await desk.check(params.draft, changed));
  });
  routes.live(contract.publishDraft, async ({ params }, { req }) => {
    const { dataset } = await readJsonBody(req, publishBody, limits);
    return desk.answerOf(await desk.publish(params.draft, dataset));
  });
  routes.live(contract.discardDraft, async ({ params }, { req }) => {
    await drainBody(req, limits);
    await desk.discard(params.draft);
    return { discarded: true as const };
  });
  findingRoutes(routes, desk, store);
}

function receiveDraft(routes: Routes, desk: DraftDesk, store: DraftStore) {
  const { settings } = routes.services;
  const limitBytes = settings.uploadLimitMb * 1024 * 1024;
  let uploading = 0;
  type Handler = Parameters<typeof routes.live<typeof contract.createDraft>>[1];
  const receive: Handler = async ({ query }, context) => {
    if (uploading >= UPLOADS_AT_ONCE) throw busy();
    await store.sweep();
    requireRoom(store, limitBytes);
    uploading += 1;
    try {
      const { id } = await store.create(async (folder, id) => {
        const limits = { pauseMs: settings.requestTimeoutMs, bytes: limitBytes };
        const { file, fileName } = await receiveFile(context.req, limits, folder);
        const now = new Date().toISOString();
        return {
          ...emptyDraft(query),
          id,
          file: fileName,
          bytes: (await stat(file)).size,
          uploadedAt: now,
          usedAt: now,
        };
      });
      return desk.answerOf(await desk.check(id, {}));
    } finally {
      uploading -= 1;
    }
  };
  return receive;
}

function requireRoom(store: DraftStore, limitBytes: number): void {
  const kept = store.list();
  if (kept.length >= MOST_DRAFTS) throw draftsFull(String(MOST_DRAFTS));
  const bytes = kept.reduce((sum, record) => sum + record.bytes, 0);
  const most = MOST_LARGEST * limitBytes;
  if (bytes >= most) throw draftsFull(`${Math.round(most / 1024 / 1024)} MB`);
}

function emptyDraft(query: typeof contract.createDraft.query._output) {
  return {
    options: {
      dataset: query.dataset ?? null,
      programme: query.programme ?? null,
      region: query.region ?? null,
      crs: query.crs ?? null,
      layer: query.layer ?? null,
      mode: query.mode ?? ('guarded' as const),
      dataDate: query.dataDate ?? today(),
      mapping: null,
    },
    job: null,
    isInterrupted: false,
    fault: null,
    recognition: null,
    outcome: null,
    load: null,
  };
}

function findingRoutes(routes: Routes, desk: DraftDesk, store: DraftStore): void {
  const inspectionOf = (id: string) => readInspection(desk.get(id), store.path(id, 'inspection.json'));
  routes.live(contract.listDraftProblems, async ({ params, query }) => {
    return pageOfProblems(desk.get(params.draft), await inspectionOf(params.draft), query);
  });
  routes.live(contract.previewDraft, async ({ params }) => previewOf(await inspectionOf(params.draft)));
  routes.live(contract.compareDraft, async ({ params }) => differenceOf(await inspectionOf(params.draft)));
  routes.live(contract.getDraftReport, async ({ params }, context) => {
    const { file, outcome } = desk.get(params.draft);
    if (outcome === null) throw nothingInspected();
    const name = encodeURIComponent(`检查报告 ${file.replace(/\.[^.]*$/, '')}.xlsx`);
    context.set('Content-Disposition', `attachment; filename="report.xlsx"; filename*=UTF-8''${name}`);
    return readFile(store.path(params.draft, 'report.xlsx'));
  });
}
