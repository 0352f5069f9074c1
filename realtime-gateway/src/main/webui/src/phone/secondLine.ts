import { callMyPhone, hangUpMyPhone, phoneCall, type SoftphoneGrant } from '~/api/softphone';
import type { ListenGrant } from '~/api/types';
import type { Softphone } from './Softphone';
import { softphoneFor } from './softphones';

const CALLS = { call: callMyPhone, look: phoneCall, hangUp: hangUpMyPhone };

/** What a second line tells, and whether one is muted on the first. */
export interface SecondLineWatch {
  readonly up: () => void;
  readonly down: () => void;
  readonly muted?: () => boolean;
}

/** Connects one's phone once more, beside the leg that it has: into somebody else's room. */
export function secondLine(
  grant: ListenGrant,
  watch: SecondLineWatch,
  softphone: (grant: SoftphoneGrant) => Softphone = (one) => softphoneFor(one, CALLS),
): Softphone {
  const muted = watch.muted ?? (() => false);
  const phone = softphone(grant.softphone);
  phone.subscribe((event) => {
    if (event.type === 'state' && event.state.phase === 'up') {
      if (phone.muted !== muted()) {
        phone.mute(muted());
      }
      watch.up();
    } else if (event.type === 'state' && event.state.phase === 'down') {
      watch.down();
    }
  });
  phone.connect(muted());
  return phone;
}
