import { callMyPhone, hangUpMyPhone, phoneCall } from '~/api/softphone';
import type { ListenGrant } from '~/api/types';
import type { Softphone } from './Softphone';
import { softphoneFor } from './softphones';

const CALLS = { call: callMyPhone, look: phoneCall, hangUp: hangUpMyPhone };

/** Connects one's phone once more, beside the leg that it has: into somebody else's room. */
export function secondLine(
  grant: ListenGrant,
  told: { readonly up: () => void; readonly down: () => void },
): Softphone {
  const phone = softphoneFor(grant.softphone, CALLS);
  phone.subscribe((event) => {
    if (event.type === 'state' && event.state.phase === 'up') {
      told.up();
    } else if (event.type === 'state' && event.state.phase === 'down') {
      told.down();
    }
  });
  phone.connect();
  return phone;
}
