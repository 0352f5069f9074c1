import { useEffect, useRef } from 'react';
import { useAskAboutStop } from '~/api/dialingStop';
import type { BoardState } from './boardState';

/** Asks whether all dialing is stopped when the board shows that campaigns were paused. */
export function useStopWatch(board: BoardState | undefined) {
  const ask = useAskAboutStop();
  const paused =
    board && [...board.campaigns.values()].filter((one) => one.state === 'PAUSED').length;
  const before = useRef(paused);
  useEffect(() => {
    if (before.current !== undefined && paused !== before.current) {
      void ask();
    }
    before.current = paused;
  }, [paused, ask]);
}
