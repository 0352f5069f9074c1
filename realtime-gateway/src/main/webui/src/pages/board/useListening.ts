import { useEffect, useRef, useState } from 'react';
import { changeListening, listen, stopListening } from '~/api/listeners';
import { detailOf } from '~/api/problem';
import type { ListenMode } from '~/api/types';
import type { Softphone } from '~/phone/Softphone';
import { secondLine } from '~/phone/secondLine';

/** How a supervisor is in a call. */
export interface Listening {
  readonly phase: 'connecting' | 'in' | 'over';
  readonly mode: ListenMode;
  /** What went wrong, or why it is over. */
  readonly why?: string;
}

interface Line {
  readonly id: string;
  readonly phone: Softphone;
}

/** Comes into a call for as long as it is on the screen; quietly first. */
export function useListening(callId: string) {
  const line = useRef<Line | undefined>(undefined);
  const [listening, setListening] = useState<Listening>({ phase: 'connecting', mode: 'LISTEN' });
  useEffect(() => {
    let wanted = true;
    const connect = async () => {
      const grant = await listen(callId, 'LISTEN');
      if (!wanted) {
        await stopListening(grant.id);
        return;
      }
      const phone = secondLine(grant, {
        up: () => setListening({ phase: 'in', mode: 'LISTEN' }),
        down: () =>
          setListening({ phase: 'over', mode: 'LISTEN', why: 'The call is over for you.' }),
      });
      line.current = { id: grant.id, phone };
    };
    connect().catch((failure: unknown) =>
      setListening({ phase: 'over', mode: 'LISTEN', why: detailOf(failure) }),
    );
    return () => {
      wanted = false;
      line.current?.phone.disconnect();
      line.current = undefined;
    };
  }, [callId]);
  const change = async (mode: ListenMode) => {
    if (!line.current) {
      return;
    }
    try {
      await changeListening(line.current.id, callId, mode);
      setListening({ phase: 'in', mode });
    } catch (failure) {
      setListening((now) => ({ ...now, why: detailOf(failure) }));
    }
  };
  return { listening, change };
}
