import { Box, Button, Group, Kbd, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPhone, IconPlayerSkipForward } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLead } from '~/api/leads';
import { detailOf } from '~/api/problem';
import { limits } from '~/generated/rules';
import { CallHistory } from '~/pages/leads/CallHistory';
import { Facts } from '~/pages/leads/Facts';
import { factsOf } from '~/pages/leads/factsOf';
import { remaining, stopwatch } from '~/time/durations';
import { useNow } from '~/time/useNow';
import { FormAlert } from '~/ui/FormAlert';
import type { Desk } from './Desk';
import type { Preview } from './deskState';
import { ALT, useAltKeys } from './keys';

const LAST_CALLS = 6;

/** A lead before it is dialed: the agent reads, and dials or skips. */
export function PreviewView({ desk, preview }: { desk: Desk; preview: Preview }) {
  const lead = useLead(preview.leadId ?? undefined).data;
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState<'dial' | 'skip'>();
  const [trouble, setTrouble] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const decide = async (what: 'dial' | 'skip') => {
    setTrouble(undefined);
    setBusy(what);
    try {
      await (what === 'dial'
        ? desk.accept(preview.callId)
        : desk.skip(preview.callId, reason.trim()));
    } catch (failure) {
      setTrouble(detailOf(failure));
    } finally {
      setBusy(undefined);
    }
  };
  useAltKeys({
    KeyD: () => !busy && void decide('dial'),
    KeyS: () => !busy && void decide('skip'),
  });
  return (
    <div className="rb-call">
      <section className="rb-card rb-call-lead" aria-label="The person">
        <Box p="lg">
          <Text size="sm" className="rb-quiet">
            {preview.campaignName ?? 'Campaign'}
          </Text>
          <Title order={1} ref={heading} tabIndex={-1} mb="xs">
            {lead ? lead.name || lead.phone : 'Loading…'}
          </Title>
          <Stack gap="lg">
            {lead ? <Facts facts={factsOf(lead)} /> : <Skeleton height={160} />}
            {preview.leadId && <CallHistory leadId={preview.leadId} limit={LAST_CALLS} />}
          </Stack>
        </Box>
      </section>
      <section className="rb-card rb-call-work" aria-label="Dial or skip">
        <Stack p="lg">
          <Countdown preview={preview} />
          <FormAlert message={trouble} />
          <Group gap="sm">
            <Button
              size="md"
              leftSection={<IconPhone size={18} />}
              loading={busy === 'dial'}
              onClick={() => void decide('dial')}
            >
              Dial <Kbd ml={8}>{ALT}D</Kbd>
            </Button>
            <Button
              size="md"
              variant="default"
              leftSection={<IconPlayerSkipForward size={18} />}
              loading={busy === 'skip'}
              onClick={() => void decide('skip')}
            >
              Skip <Kbd ml={8}>{ALT}S</Kbd>
            </Button>
          </Group>
          <TextInput
            label="Why it is skipped"
            description="For the lead’s history. May be left empty."
            maxLength={limits.Skip.reason.maxLength}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Stack>
      </section>
    </div>
  );
}

function Countdown({ preview }: { preview: Preview }) {
  const now = useNow();
  const left = remaining(preview.until, now);
  return (
    <Text role="timer">
      {preview.dials ? 'Dialed by itself in ' : 'Given back in '}
      <span className="rb-number">{stopwatch(left)}</span>
      {preview.dials ? '' : ', and you are on a break then'}
    </Text>
  );
}
