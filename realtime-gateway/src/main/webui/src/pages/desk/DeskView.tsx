import { VisuallyHidden } from '@mantine/core';
import { useEffect } from 'react';
import { useCurrentPreview } from '~/api/previews';
import { useStore } from '~/live/Store';
import { CallView } from './CallView';
import type { Desk } from './Desk';
import { DialingView } from './DialingView';
import type { DeskState } from './deskState';
import { IdleView } from './IdleView';
import { PreviewView } from './PreviewView';
import { StateBar } from './StateBar';
import { UnfinishedCall } from './UnfinishedCall';
import { useDesk } from './useDesk';
import './desk.css';

export function DeskView() {
  const { desk, announcement } = useDesk();
  const state = useStore(desk.state);
  useLeaveGuard(state);
  return (
    <div className="rb-desk">
      <VisuallyHidden role="alert">{announcement}</VisuallyHidden>
      <StateBar desk={desk} agent={state.agent} />
      <Work desk={desk} state={state} />
    </div>
  );
}

function Work({ desk, state }: { desk: Desk; state: DeskState }) {
  const drafts = useStore(desk.drafts);
  const { call } = state;
  const held = state.agent?.state === 'RESERVED';
  // A frame that came before this page was opened is not said again.
  const missed = useCurrentPreview(held && !call && !state.dialing && !state.preview);
  if (call) {
    return <CallView key={call.callId} desk={desk} call={call} agent={state.agent} />;
  }
  const theirs = missed.data?.callId === state.agent?.callId ? missed.data : undefined;
  const shown = state.preview ?? theirs;
  if (shown && held && !state.dialing) {
    const preview = { campaignName: null, ...shown };
    return <PreviewView key={shown.callId} desk={desk} preview={preview} />;
  }
  if (state.dialing && state.agent?.state === 'RESERVED') {
    return <DialingView key={state.dialing.callId} desk={desk} dialing={state.dialing} />;
  }
  const unfinished = drafts[0];
  return (
    <>
      {unfinished && <UnfinishedCall key={unfinished.call.callId} desk={desk} draft={unfinished} />}
      <IdleView desk={desk} agent={state.agent} />
    </>
  );
}

/** A call must not be lost by closing the tab without noticing. */
function useLeaveGuard({ call }: DeskState): void {
  const talking = call?.bridgedAt !== undefined && call.ended === undefined;
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    if (talking) {
      window.addEventListener('beforeunload', ask);
    }
    return () => window.removeEventListener('beforeunload', ask);
  }, [talking]);
}
