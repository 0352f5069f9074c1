import type { components } from '~/generated/api';
import { api, body } from './client';

/** What the browser needs to carry an agent's voice. */
export type SoftphoneGrant = components['schemas']['Softphone'];

/** A grant of one's own; it expires, so each connection asks for a new one. */
export function softphoneGrant(): Promise<SoftphoneGrant> {
  return body(api.GET('/api/v1/softphone'));
}
