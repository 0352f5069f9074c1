import { Alert } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useLead } from '~/api/leads';
import type { AgentFrame } from '~/generated/sockets';
import { CallPanel } from './CallPanel';
import type { Desk } from './Desk';
import type { DeskCall } from './deskState';
import { LeadPanel } from './LeadPanel';
import { OutcomePanel } from './OutcomePanel';

/** Not needed before a colleague asks: fetched while the desk waits. */
const askedPanel = import('./AskedPanel');
const AskedPanel = lazy(async () => ({ default: (await askedPanel).AskedPanel }));

interface Props {
  readonly desk: Desk;
  readonly call: DeskCall;
  readonly agent: AgentFrame | undefined;
}

/** A call on the screen: who it is, the talk, and what comes of it. */
export function CallView({ desk, call, agent }: Props) {
  const lead = useLead(call.leadId ?? undefined);
  const heading = useFocusOnArrival();
  const name = lead.data?.name;
  useEffect(() => {
    const before = document.title;
    document.title = `● ${name || 'Call'} · Ringbridge`;
    return () => {
      document.title = before;
    };
  }, [name]);
  return (
    <div className="rb-call">
      <div className="rb-call-lead">
        <LeadPanel call={call} lead={lead} heading={heading} />
      </div>
      <div className="rb-call-work">
        {call.consultation && !call.bridgedAt ? (
          <Suspense fallback={null}>
            <AskedPanel
              desk={desk}
              callId={call.callId}
              consultation={call.consultation}
              name={name}
            />
          </Suspense>
        ) : (
          <CallPanel desk={desk} call={call} name={name} />
        )}
        {call.machineSuspected && !call.ended && (
          <Alert
            color="yellow"
            variant="light"
            role="alert"
            title="This may be an answering machine"
          >
            If it is one, hang up and choose an outcome.
          </Alert>
        )}
        {call.bridgedAt && <OutcomePanel desk={desk} call={call} agent={agent} leadName={name} />}
      </div>
    </div>
  );
}

/** A call that arrives has the focus: its person is what is read next. */
function useFocusOnArrival() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return heading;
}
