import createClient from 'openapi-fetch';
import type { paths } from '~/generated/api';
import { session } from '~/session/browser';
import { failureOf, RequestFailed } from './problem';

/** The REST API, typed by its description, as who is signed in. */
export const api = createClient<paths>({ fetch: session.fetch });

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a successful answer; any other outcome is thrown as {@link RequestFailed}. */
export async function body<T>(request: Promise<Answer<T>>): Promise<T> {
  const answer = await reached(request);
  if (!answer.response.ok || answer.data === undefined) {
    throw failureOf(answer.response.status, answer.error);
  }
  return answer.data;
}

/** For an answer that has no body. */
export async function done(request: Promise<Answer<unknown>>): Promise<void> {
  const answer = await reached(request);
  if (!answer.response.ok) {
    throw failureOf(answer.response.status, answer.error);
  }
}

async function reached<T>(request: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await request;
  } catch (failure) {
    throw failure instanceof RequestFailed ? failure : new RequestFailed(0);
  }
}
