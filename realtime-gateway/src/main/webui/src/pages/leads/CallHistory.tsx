import { Group, Skeleton, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useCallsOfLead } from '~/api/calls';
import { useRecordingsOfLead } from '~/api/recordings';
import type { Call, Recording } from '~/api/types';
import { dateTime } from '~/time/dates';
import { stopwatch } from '~/time/durations';
import { Loaded } from '~/ui/Loaded';
import { StateBadge } from '~/ui/StateBadge';
import { CALL_STATE, OUTCOME } from '~/ui/words';

// Few calls are recorded.
const RecordingLine = lazy(async () => ({
  default: (await import('./RecordingLine')).RecordingLine,
}));

interface Props {
  readonly leadId: string;
  readonly limit?: number;
  /** A call to leave out: the one that is going on. */
  readonly except?: string;
}

/** The calls to a lead, the newest first. */
export function CallHistory({ leadId, limit = 50, except }: Props) {
  const calls = useCallsOfLead(leadId, limit);
  const recordings = useRecordingsOfLead(leadId);
  return (
    <Loaded query={calls} what="The calls" skeleton={<Skeleton height={60} />}>
      {(all) => {
        const shown = all.filter((call) => call.id !== except);
        return shown.length === 0 ? (
          <Text size="sm" className="rb-quiet">
            {except ? 'This is the first call.' : 'Not called yet.'}
          </Text>
        ) : (
          <ul className="rb-history">
            {shown.map((call) => (
              <CallLine
                key={call.id}
                call={call}
                recording={recordings.data?.find((one) => one.id === call.id)}
              />
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}

interface Line {
  readonly call: Call;
  readonly recording: Recording | undefined;
}

function CallLine({ call, recording }: Line) {
  const why = call.subDispositionLabel ?? call.subDisposition;
  const said = [call.dispositionLabel ?? call.disposition, why].filter(Boolean).join(' – ');
  const word = call.outcome ? OUTCOME[call.outcome] : CALL_STATE[call.state];
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Text size="sm" className="rb-number">
          {dateTime(call.placedAt ?? call.createdAt)}
        </Text>
        <Group gap="xs">
          {call.bridgedAt && call.endedAt && (
            <Text size="sm" className="rb-quiet rb-number">
              {stopwatch(Date.parse(call.endedAt) - Date.parse(call.bridgedAt))}
            </Text>
          )}
          <StateBadge word={word} />
        </Group>
      </Group>
      {said && call.disposedAt && (
        <Text size="sm" fw={600}>
          {said}
          {!call.disposedBy && (
            <Text span size="sm" fw={400} className="rb-quiet">
              {' '}
              (set by the campaign: nobody said anything)
            </Text>
          )}
        </Text>
      )}
      {call.note && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {call.note}
        </Text>
      )}
      {recording && (
        <Suspense>
          <RecordingLine recording={recording} />
        </Suspense>
      )}
    </li>
  );
}
