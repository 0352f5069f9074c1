import { useMutation } from '@tanstack/react-query';
import { api, body, done } from './client';

/** What calls somebody, or moves the lead, is not sent twice. */
const ONCE = { retry: false } as const;

function path(id: string) {
  return { params: { path: { id } } };
}

function one(id: string, consultationId: string) {
  return { params: { path: { id, consultationId } } };
}

/**
 * Holds the lead, and a colleague whom the agent talks with first; where nobody is held the lead is
 * back as before.
 */
export function useAskFirst(id: string, held: boolean) {
  return useMutation({
    ...ONCE,
    mutationFn: async (agentId: string) => {
      if (!held) {
        await body(api.POST('/api/v1/talks/{id}/hold', path(id)));
      }
      try {
        return await body(
          api.POST('/api/v1/handovers/{id}/consultation', { ...path(id), body: { agentId } }),
        );
      } catch (failure) {
        if (!held) {
          await done(api.POST('/api/v1/talks/{id}/resume', path(id))).catch(() => undefined);
        }
        throw failure;
      }
    },
  });
}

/** What a second line to the colleague connects with. */
export function joinConsultation(id: string) {
  return body(api.POST('/api/v1/talks/{id}/consultation', path(id)));
}

/** Hands the call over to the colleague, or talks with the lead again. */
export function useFinishConsultation(id: string, consultationId: string) {
  return useMutation({
    ...ONCE,
    mutationFn: (complete: boolean) =>
      complete
        ? done(api.POST('/api/v1/handovers/{id}/consultation/completion', path(id)))
        : endConsultation(id, consultationId),
  });
}

/** Leaves the agent who asks, or takes the lead back; one that began since goes on. */
export function endConsultation(id: string, consultationId: string) {
  return done(
    api.DELETE('/api/v1/talks/{id}/consultation/{consultationId}', one(id, consultationId)),
  );
}

/** The second line to the colleague is down for good: they are free, the person stays on hold. */
export function loseConsultationLine(id: string, consultationId: string) {
  return done(
    api.DELETE('/api/v1/talks/{id}/consultation/{consultationId}/line', one(id, consultationId)),
  );
}
