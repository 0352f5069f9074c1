import type { components } from '~/generated/api';
import { api, body, done } from './client';

/** What the browser needs to carry an agent's voice. */
export type SoftphoneGrant = components['schemas']['Softphone'];

/** A grant of one's own; it expires, so each connection asks for a new one. */
export function softphoneGrant(): Promise<SoftphoneGrant> {
  return body(api.GET('/api/v1/softphone'));
}

/** A call to one's own phone, where the grant's kind is 'called'. */
export type PhoneCall = components['schemas']['AgentCallView'];

/** Has one's own phone called. */
export function callMyPhone(): Promise<PhoneCall> {
  return body(api.POST('/api/v1/softphone/calls'));
}

/** How a call to one's own phone stands. */
export function phoneCall(legEpoch: number): Promise<PhoneCall> {
  return body(api.GET('/api/v1/softphone/calls/{legEpoch}', { params: { path: { legEpoch } } }));
}

/** Hangs one's own phone up. */
export function hangUpMyPhone(legEpoch: number): Promise<void> {
  return done(api.DELETE('/api/v1/softphone/calls/{legEpoch}', { params: { path: { legEpoch } } }));
}
