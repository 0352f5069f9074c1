import { Button, Group, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { IncomingCall } from '~/api/types';
import { dateTime } from '~/time/dates';
import { stopwatch } from '~/time/durations';
import { StateBadge } from '~/ui/StateBadge';
import { CALLER_CATEGORY, CALLER_ROUTING, INCOMING_CALL_STATE, VERIFICATION } from './callerWords';

interface Props {
  readonly calls: readonly IncomingCall[];
  readonly onSettle: (call: IncomingCall) => void;
}

/** Calls that came in, the newest first. */
export function IncomingCallTable({ calls, onSettle }: Props) {
  return (
    <Table.ScrollContainer minWidth={900}>
      <Table verticalSpacing="xs" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>Caller</Table.Th>
            <Table.Th>Who that is</Table.Th>
            <Table.Th>To</Table.Th>
            <Table.Th>What becomes of it</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {calls.map((call) => (
            <Table.Tr key={call.id}>
              <Table.Td className="rb-number">
                {dateTime(call.receivedAt)}
                {typeof call.seconds === 'number' && (
                  <Text size="sm" className="rb-quiet">
                    {stopwatch(call.seconds * 1000)}
                  </Text>
                )}
              </Table.Td>
              <Table.Td className="rb-number">
                {call.from ?? 'Number withheld'}
                {call.from && call.verification !== 'NONE' && (
                  <Text
                    size="sm"
                    {...(call.verification === 'FAILED' ? { c: 'red' } : { className: 'rb-quiet' })}
                  >
                    {VERIFICATION[call.verification]}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <Who call={call} />
              </Table.Td>
              <Table.Td className="rb-number">{call.to ?? '–'}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                <Outcome call={call} />
              </Table.Td>
              <Table.Td ta="right">
                <Actions call={call} onSettle={onSettle} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Who({ call }: { call: IncomingCall }) {
  return (
    <>
      <Text size="sm" fw={600}>
        {call.leadId ? call.leadName || 'Without a name' : CALLER_CATEGORY[call.category]}
      </Text>
      {call.leadId && (
        <Text size="sm" className="rb-quiet">
          {CALLER_CATEGORY[call.category]}
          {call.ownerName && ` of ${call.ownerName}`}
        </Text>
      )}
    </>
  );
}

function Outcome({ call }: { call: IncomingCall }) {
  return (
    <>
      <StateBadge word={INCOMING_CALL_STATE[call.state]} />
      {call.state === 'CALLBACK' && call.callbackAt && (
        <Text size="sm" className="rb-quiet rb-number">
          from {dateTime(call.callbackAt)}
        </Text>
      )}
      {call.takenByName && (
        <Text size="sm" className="rb-quiet">
          {call.takenByName}
        </Text>
      )}
      {call.routing && (
        <Text size="sm" className="rb-quiet">
          {CALLER_ROUTING[call.routing]}
        </Text>
      )}
      {call.note && <Text size="sm">{call.note}</Text>}
    </>
  );
}

function Actions({ call, onSettle }: { call: IncomingCall; onSettle: Props['onSettle'] }) {
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      {call.leadId && (
        <Button
          size="compact-sm"
          variant="default"
          component={Link}
          to={`/leads?lead=${call.leadId}`}
        >
          Lead
        </Button>
      )}
      {call.state === 'OPEN' && (
        <Button
          size="compact-sm"
          aria-label={`Settle the call of ${call.leadName || call.from || 'a caller'}`}
          onClick={() => onSettle(call)}
        >
          Settle
        </Button>
      )}
    </Group>
  );
}
