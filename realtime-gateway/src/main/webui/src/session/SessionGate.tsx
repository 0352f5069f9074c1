import { Center, Loader } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { SignInPage } from '~/pages/signin/SignInPage';
import { Trouble } from '~/ui/Trouble';
import { session } from './browser';
import { MeContext, useSession } from './useSession';

const loadConsole = () => import('~/shell/Console');
const Console = lazy(loadConsole);

/** Who is signed in sees the console, at the address they asked for; who is not signs in first. */
export function SessionGate() {
  const state = useSession();
  switch (state.phase) {
    case 'starting':
      return <Waiting />;
    case 'unreachable':
      return (
        <Center mih="100vh">
          <Trouble
            title="Ringbridge cannot be reached"
            failure={new Error(state.detail)}
            onRetry={() => void session.start()}
          />
        </Center>
      );
    case 'signedOut':
      return <SignInPage expired={state.why === 'expired'} onReady={loadConsole} />;
    case 'signedIn':
      return (
        <MeContext value={state.user}>
          <Suspense fallback={<Waiting />}>
            <Console key={state.user.id} />
          </Suspense>
        </MeContext>
      );
  }
}

/** Shows after a moment only, so that what is quick does not flicker. */
function Waiting() {
  const [shown, setShown] = useState(false);
  useTimeout(() => setShown(true), 300, { autoInvoke: true });
  return (
    <Center mih="100vh" role="status" aria-label="Loading">
      {shown && <Loader />}
    </Center>
  );
}
