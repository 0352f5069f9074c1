import { Alert, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { AgentFrame } from '~/generated/sockets';
import { stopwatch } from '~/time/durations';
import { useNow } from '~/time/useNow';
import type { Desk } from './Desk';
import { type DeskCall, isHeld } from './deskState';
import { OutcomeForm } from './OutcomeForm';

interface Props {
  readonly desk: Desk;
  readonly call: DeskCall;
  readonly agent: AgentFrame | undefined;
  readonly leadName: string | undefined;
}

/** What comes of the call: can be chosen while one talks, and is due when it is over. */
export function OutcomePanel({ desk, call, agent, leadName }: Props) {
  const panel = useFocusWhenDue(call.ended !== undefined);
  const isWrapUp = agent?.state === 'WRAP_UP' && agent.callId === call.callId;
  const held = isWrapUp && isHeld(agent);
  return (
    <section className="rb-card rb-outcome" aria-labelledby="outcome-title" ref={panel}>
      <div className="rb-outcome-head">
        <Title order={2} size="md" id="outcome-title">
          What came of it?
        </Title>
        {isWrapUp && agent.until && <Countdown until={agent.until} />}
      </div>
      {held && (
        <Alert color="red" variant="light" role="alert" mb="sm" title="You are held in this call">
          The time to write it up is over. Choose what came of it: the next call comes after that.
        </Alert>
      )}
      <OutcomeForm
        desk={desk}
        call={call}
        leadName={leadName}
        action={call.ended ? 'Save and next' : undefined}
        onSave={() => desk.finish(call.callId)}
      />
      <Text size="sm" className="rb-quiet" mt="sm">
        {call.ended && call.toColleague
          ? 'Your colleague says what came of it, once they talk. What you choose is kept in case the call comes back to you.'
          : call.ended
            ? 'When the time is up, what you chose is saved by itself. Without a choice you wait here, or go on with the campaign’s default: that is the campaign’s to say.'
            : 'You can choose while you talk. It is saved when you go on after the call.'}
      </Text>
    </section>
  );
}

const SOON_MS = 10_000;

function Countdown({ until }: { until: string }) {
  const left = Date.parse(until) - useNow(500);
  return (
    <span className="rb-badge rb-number" data-tone={left < SOON_MS ? 'red' : 'amber'}>
      {/* Rounded up: it says 0:00 when it is over. */}
      Wrap-up: {stopwatch(left + 999)}
    </span>
  );
}

/** What is to be done, in this order: go on if there is a choice, choose if there is none. */
const WORK = ['button[data-next]:not(:disabled)', '[role="radio"]'];

/** When the call ends the work moves here; somebody who is writing the note is left alone. */
function useFocusWhenDue(due: boolean) {
  const panel = useRef<HTMLElement>(null);
  const wasDue = useRef(due);
  useEffect(() => {
    const inside = panel.current?.contains(document.activeElement) ?? false;
    if (due && !wasDue.current && !inside) {
      const found = WORK.map((place) => panel.current?.querySelector<HTMLElement>(place));
      found.find((place) => place)?.focus();
    }
    wasDue.current = due;
  }, [due]);
  return panel;
}
