import { Button, Group, Text, Title } from '@mantine/core';
import { timeOfDay } from '~/time/dates';
import type { Desk } from './Desk';
import { OutcomeForm } from './OutcomeForm';
import type { Draft } from './outcomes';

/** A call that ended before anything was said of it. */
export function UnfinishedCall({ desk, draft }: { desk: Desk; draft: Draft }) {
  const { call } = draft;
  return (
    <section className="rb-card rb-outcome rb-unfinished" aria-labelledby="unfinished-title">
      <Group justify="space-between" mb="sm">
        <div>
          <Title order={2} size="md" id="unfinished-title">
            What came of the call with {draft.leadName ?? 'the last person'}?
          </Title>
          <Text size="sm" className="rb-quiet">
            {call.campaignName ?? 'Campaign'} · answered {timeOfDay(call.answeredAt)}. Its wrap-up
            ended before you chose; what you say now counts.
          </Text>
        </div>
        <Button variant="subtle" color="gray" onClick={() => desk.drop(call.callId)}>
          Leave it without
        </Button>
      </Group>
      <OutcomeForm desk={desk} call={call} action="Save" onSave={() => desk.save(call.callId)} />
    </section>
  );
}
