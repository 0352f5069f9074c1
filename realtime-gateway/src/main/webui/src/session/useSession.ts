import { createContext, useContext, useSyncExternalStore } from 'react';
import { session } from './browser';
import type { Me, SessionState } from './Session';

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.getState);
}

export const MeContext = createContext<Me | undefined>(undefined);

/** Who is signed in; only within the part of the console that needs it. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) {
    throw new Error('Nobody is signed in here.');
  }
  return me;
}
