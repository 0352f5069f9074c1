import { useNow } from '~/time/useNow';
import { Figure } from './Figure';
import { oldestWords, type Speed, shareWords } from './speed';

const EVERY_MS = 10_000;

/** How old the oldest fresh lead is, and which share was first dialed in time. */
export function SpeedFigures({ speed }: { speed: Speed }) {
  const oldest = oldestWords(speed, useNow(EVERY_MS));
  const share = shareWords(speed);
  return (
    <>
      <Figure
        label="Oldest fresh lead"
        value={oldest.value}
        hint="How long ago the oldest lead came in that waits and was never dialed."
      >
        {oldest.note}
      </Figure>
      <Figure
        label="Dialed within 2 h"
        value={share.value}
        hint="Of the leads that were dialed or have waited for two hours, those first dialed within two hours of coming in."
      >
        {share.note}
      </Figure>
    </>
  );
}
