import { useEffect, useRef, useState } from 'react';
import { joinConsultation } from '~/api/consultations';
import type { Softphone } from '~/phone/Softphone';
import { secondLine } from '~/phone/secondLine';
import { failed } from '~/ui/toasts';

/**
 * The agent's second line, to the colleague whom they ask: it lasts as long as this is on the
 * screen. The first stays with the person on hold.
 *
 * @returns whether the two hear each other
 */
export function useSecondLine(callId: string, consultationId: string, muted: boolean): boolean {
  const line = useRef<Softphone | undefined>(undefined);
  const [connected, setConnected] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another consultation is another line.
  useEffect(() => {
    let wanted = true;
    const connect = async () => {
      const grant = await joinConsultation(callId);
      if (wanted) {
        line.current = secondLine(grant, {
          up: () => setConnected(true),
          down: () => setConnected(false),
        });
      }
    };
    connect().catch((failure: unknown) => wanted && failed('You are not connected', failure));
    return () => {
      wanted = false;
      line.current?.disconnect();
      line.current = undefined;
    };
  }, [callId, consultationId]);
  useEffect(() => {
    if (connected) {
      line.current?.mute(muted);
    }
  }, [connected, muted]);
  return connected;
}
