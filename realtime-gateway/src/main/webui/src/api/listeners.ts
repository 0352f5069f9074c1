import { api, body, done } from './client';
import type { ListenMode } from './types';

/** Comes into a call; what comes back is for one connection. */
export function listen(callId: string, mode: ListenMode) {
  return body(api.POST('/api/v1/listeners', { body: { callId, mode } }));
}

/** Is heard by others from now on. */
export function changeListening(id: string, callId: string, mode: ListenMode) {
  return done(
    api.PUT('/api/v1/listeners/{id}', { params: { path: { id } }, body: { callId, mode } }),
  );
}

/** Leaves a call. */
export function stopListening(id: string) {
  return done(api.DELETE('/api/v1/listeners/{id}', { params: { path: { id } } }));
}
