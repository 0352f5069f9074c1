import { Button, Group, Modal, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useCallerIds, useSetCallerId } from '~/api/callerIds';
import type { CallerId } from '~/api/types';
import { dateTime } from '~/time/dates';
import { plural } from '~/time/durations';
import { Loaded } from '~/ui/Loaded';
import { Panel } from '~/ui/Panel';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { StateBadge } from '~/ui/StateBadge';
import { done, failed } from '~/ui/toasts';
import { CallerIdForm } from './CallerIdForm';

/** The numbers that calls show, how people answer them, and what is set for each. */
export function CallerIds() {
  const callerIds = useCallerIds();
  const [edited, setEdited] = useState<CallerId>();
  return (
    <Panel title="Caller ids">
      <Text size="sm" className="rb-quiet" mb="xs">
        A call shows its agent’s own number, else one of its campaign’s pool, else one that is in no
        pool: of the lead’s area if there is one, and in turns.
      </Text>
      <Loaded query={callerIds} what="The caller ids" skeleton={<SkeletonRows />}>
        {(all) => <Numbers all={all} onEdit={setEdited} />}
      </Loaded>
      <Modal
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        title={`Caller id ${edited?.number ?? ''}`}
      >
        {edited && <CallerIdForm callerId={edited} onClose={() => setEdited(undefined)} />}
      </Modal>
    </Panel>
  );
}

interface Props {
  readonly all: readonly CallerId[];
  readonly onEdit: (callerId: CallerId) => void;
}

function Numbers({ all, onEdit }: Props) {
  return (
    <Table.ScrollContainer minWidth={720} mah={480}>
      <Table verticalSpacing="xs" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Number</Table.Th>
            <Table.Th>Used for</Table.Th>
            <Table.Th>Today</Table.Th>
            <Table.Th>Answered, 14 days</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {all.map((callerId) => (
            <Table.Tr key={`${callerId.accountId} ${callerId.number}`}>
              <Table.Td>
                <Text size="sm" className="rb-number">
                  {callerId.number}
                </Text>
                <Text size="xs" className="rb-quiet">
                  {callerId.accountName}
                </Text>
              </Table.Td>
              <Table.Td>
                {usedFor(callerId)}
                <Refused callerId={callerId} />
              </Table.Td>
              <Table.Td className="rb-number">{today(callerId)}</Table.Td>
              <Table.Td className="rb-number">
                <Group gap="xs">
                  {rate(callerId)}
                  {callerId.falling && <StateBadge word={{ text: 'Falling', tone: 'red' }} />}
                </Group>
              </Table.Td>
              <Table.Td>
                <Group gap="xs" justify="flex-end" wrap="nowrap">
                  <Rest callerId={callerId} />
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Edit ${callerId.number}`}
                    onClick={() => onEdit(callerId)}
                  >
                    Edit
                  </Button>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** A number that the carrier does not let calls show: why, and since when. */
function Refused({ callerId: { refusal, restedAt } }: { readonly callerId: CallerId }) {
  if (!refusal || !restedAt) {
    return null;
  }
  return (
    <Text size="xs" className="rb-quiet">
      Refused by the carrier since {dateTime(restedAt)}: {refusal}
    </Text>
  );
}

function usedFor({ restedAt, agentId, campaignIds }: CallerId): string {
  if (restedAt) {
    return 'Rests';
  }
  if (agentId) {
    return 'One agent';
  }
  return campaignIds.length > 0 ? plural(campaignIds.length, 'campaign') : 'Everything else';
}

function today({ days, dailyCap }: CallerId): string {
  const day = new Date().toISOString().slice(0, 10);
  const calls = days.find((one) => one.day === day)?.calls ?? 0;
  return dailyCap ? `${calls} of ${dailyCap}` : String(calls);
}

function rate({ answerPct }: CallerId): string {
  return typeof answerPct === 'number' ? `${answerPct.toFixed(0)} %` : '–';
}

/** Lets a number rest, or show again, with one click. */
function Rest({ callerId }: { readonly callerId: CallerId }) {
  const set = useSetCallerId();
  const { accountId, number, dailyCap, agentId, campaignIds, restedAt } = callerId;
  const resting = !restedAt;
  const go = () =>
    set.mutate(
      {
        accountId,
        number,
        dailyCap: dailyCap ?? null,
        agentId: agentId ?? null,
        campaignIds,
        resting,
      },
      {
        onSuccess: () => done(resting ? `${number} rests.` : `${number} is shown again.`),
        onError: (failure) => failed(`${number} was not changed`, failure),
      },
    );
  const verb = resting ? 'Let rest' : 'Show again';
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={set.isPending}
      aria-label={`${verb} ${number}`}
      onClick={go}
    >
      {verb}
    </Button>
  );
}
