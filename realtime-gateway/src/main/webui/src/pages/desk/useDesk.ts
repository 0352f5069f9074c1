import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { disposeCall, hangUpCall, placeCall } from '~/api/calls';
import { acceptPreview, skipPreview } from '~/api/previews';
import { callMyPhone, hangUpMyPhone, phoneCall, softphoneGrant } from '~/api/softphone';
import { leaveMessage } from '~/api/talks';
import { socketUrl } from '~/live/LiveSocket';
import { PhoneLine } from '~/phone/PhoneLine';
import { softphoneFor } from '~/phone/softphones';
import { session } from '~/session/browser';
import { useMe } from '~/session/useSession';
import { liveConnection } from '~/shell/liveConnection';
import { failed, happened } from '~/ui/toasts';
import { OUTCOME } from '~/ui/words';
import { Desk, type Notice } from './Desk';
import type { Shelf } from './outcomes';

const CALLS = { call: callMyPhone, look: phoneCall, hangUp: hangUpMyPhone };

/** The desk of the agent who is signed in; it is open while it is on the screen. */
export function useDesk(): { desk: Desk; announcement: string } {
  const me = useMe();
  const queries = useQueryClient();
  const [announcement, announce] = useState('');
  const [desk] = useState(
    () =>
      new Desk({
        socketUrl: socketUrl('/ws/agent'),
        token: (refused) => session.accessToken(refused),
        phone: new PhoneLine({
          grant: softphoneGrant,
          softphone: (grant) => softphoneFor(grant, CALLS),
        }),
        place: placeCall,
        accept: acceptPreview,
        skip: skipPreview,
        hangUp: hangUpCall,
        leaveMessage,
        dispose: disposeCall,
        shelf: shelfOf(me.id),
        notify: (notice) => {
          tell(notice, announce);
          if (notice.type === 'saved') {
            void queries.invalidateQueries({ queryKey: ['calls'] });
          }
        },
      }),
  );
  useEffect(() => {
    const show = () => liveConnection.set(desk.connection.get());
    const unwatch = desk.connection.watch(show);
    const wake = () => desk.wake();
    desk.open();
    show();
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    return () => {
      unwatch();
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      desk.close();
      liveConnection.set(undefined);
    };
  }, [desk]);
  return { desk, announcement };
}

function tell(notice: Notice, announce: (text: string) => void): void {
  switch (notice.type) {
    case 'popped':
      announce(`Call: somebody answered. ${notice.call.campaignName ?? ''}`);
      break;
    case 'missed':
      announce('');
      happened('The person was gone before you were connected.');
      break;
    case 'consulted':
      announce('');
      happened('Your colleague is done asking. You are free again.');
      break;
    case 'unanswered':
      announce('');
      happened(`${OUTCOME[notice.ending].text}.`);
      break;
    case 'machine':
      announce('');
      happened('It was an answering machine. The campaign’s message is left for it.');
      break;
    case 'handedOver':
      announce('');
      happened('The call is your colleague’s now.');
      break;
    case 'saved':
      happened('The outcome is saved.');
      break;
    case 'failed':
      failed('That did not work', new Error(notice.detail));
      break;
  }
}

/** Drafts live as long as the tab does, and each agent has their own. */
function shelfOf(userId: string): Shelf {
  const name = `ringbridge.desk.${userId}`;
  return {
    read: () => sessionStorage.getItem(name),
    write: (text) => sessionStorage.setItem(name, text),
  };
}
