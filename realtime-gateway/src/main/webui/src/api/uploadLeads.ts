import { session } from '~/session/browser';
import { failureOf, RequestFailed } from './problem';
import type { Batch } from './types';

/** A file on its way. */
export interface Upload {
  readonly done: Promise<Batch>;
  /** Gives the upload up; {@link done} fails. */
  abort(): void;
}

/** What is uploaded, and how its numbers are read. */
export interface LeadFile {
  readonly campaignId: string;
  /** The campaign's list; its first if left out. */
  readonly listId?: string;
  /** ISO 3166; the organization's own if left out. */
  readonly country?: string;
  readonly file: File;
}

/** fetch() does not tell how far an upload is, so this one request goes by XMLHttpRequest. */
export function uploadLeads(what: LeadFile, onProgress: (share: number) => void): Upload {
  const abort = new AbortController();
  return { done: send(what, onProgress, abort.signal), abort: () => abort.abort() };
}

async function send(what: LeadFile, onProgress: (share: number) => void, signal: AbortSignal) {
  const token = await session.accessToken();
  const first = await post(what, token, onProgress, signal);
  const answer =
    first.status === 401
      ? await post(what, await session.accessToken(token), onProgress, signal)
      : first;
  if (answer.status < 200 || answer.status > 299) {
    throw failureOf(answer.status, answer.body);
  }
  return answer.body as Batch;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

function post(
  what: LeadFile,
  token: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/lead-batches?${query(what)}`);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Content-Type', 'text/csv');
    request.upload.onprogress = (event) =>
      event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => resolve({ status: request.status, body: parsed(request.responseText) });
    request.onerror = () => reject(new RequestFailed(0));
    request.onabort = () => reject(new DOMException('The upload was given up.', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(what.file);
  });
}

function query(what: LeadFile): URLSearchParams {
  const query = new URLSearchParams({ campaignId: what.campaignId, filename: what.file.name });
  if (what.listId) {
    query.set('listId', what.listId);
  }
  if (what.country) {
    query.set('country', what.country);
  }
  return query;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
