import { createDraft } from '#api/contract/drafts.ts';
import { authorization } from '../../data/admin-token.ts';
import { CallError, problemOf } from '../../data/client.ts';
import type { Draft } from './desk-queries.ts';

export interface Upload {
  readonly answer: Promise<Draft>;
  cancel(): void;
}

/** Sends a file and tells how far it is, which `fetch` cannot. */
export function uploadFile(file: File, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const answer = new Promise<Draft>((resolve, reject) => {
    request.open('POST', createDraft.path);
    request.setRequestHeader('accept', 'application/json');
    for (const [name, value] of Object.entries(authorization())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    const lost = () => reject(new CallError({ status: 0, code: 'unreachable', message: 'the upload broke off' }));
    request.addEventListener('error', lost);
    request.addEventListener('abort', lost);
    request.addEventListener('load', () => {
      const body = bodyOf(request.responseText);
      if (request.status === 200) resolve(body as Draft);
      else reject(problemOf(request.status, body));
    });
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
  return { answer, cancel: () => request.abort() };
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
