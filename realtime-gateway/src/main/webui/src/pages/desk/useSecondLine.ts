import { useEffect, useRef, useState } from 'react';
import { joinConsultation, loseConsultationLine } from '~/api/consultations';
import { useStore } from '~/live/Store';
import { ConsultationLine } from '~/phone/ConsultationLine';
import type { PhoneLine } from '~/phone/PhoneLine';
import { secondLine } from '~/phone/secondLine';
import { failed } from '~/ui/toasts';

/**
 * The agent's second line, to the colleague whom they ask: it lasts as long as this is on the
 * screen. The first stays with the person on hold.
 *
 * @returns whether the two hear each other
 */
export function useSecondLine(callId: string, consultationId: string, first: PhoneLine): boolean {
  const line = useRef<ConsultationLine | undefined>(undefined);
  const [connected, setConnected] = useState(false);
  const { muted } = useStore(first.status);
  useEffect(() => {
    const second = new ConsultationLine({
      join: () => joinConsultation(callId),
      connect: secondLine,
      lost: () => loseConsultationLine(callId, consultationId),
      muted: () => first.status.get().muted,
      connected: setConnected,
      failed: (why) => failed('You are not connected', why),
    });
    line.current = second;
    void second.open();
    return () => second.close();
  }, [callId, consultationId, first]);
  useEffect(() => {
    line.current?.mute(muted);
  }, [muted]);
  return connected;
}
