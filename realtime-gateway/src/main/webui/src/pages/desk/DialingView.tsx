import { Button, Kbd, Stack, Text, Title } from '@mantine/core';
import { IconPhoneOff, IconPhoneOutgoing } from '@tabler/icons-react';
import { useState } from 'react';
import { useLead } from '~/api/leads';
import { failed } from '~/ui/toasts';
import type { Desk } from './Desk';
import type { Dialing } from './deskState';
import { ALT, useAltKeys } from './keys';

/** A call is placed for the agent, and nobody answered yet. */
export function DialingView({ desk, dialing }: { desk: Desk; dialing: Dialing }) {
  const lead = useLead(dialing.leadId ?? undefined).data;
  const [ending, setEnding] = useState(false);
  const hangUp = async () => {
    setEnding(true);
    try {
      await desk.hangUp();
    } catch (failure) {
      setEnding(false);
      failed('The call could not be ended', failure);
    }
  };
  useAltKeys({ KeyH: () => !ending && void hangUp() });
  const who = lead ? lead.name || lead.phone : 'the person';
  return (
    <Stack align="center" gap="xs" py={64} px="md" ta="center">
      <div className="rb-waiting" data-live aria-hidden>
        <IconPhoneOutgoing size={40} stroke={1.3} />
      </div>
      <Title order={1} size="h2" role="status">
        {dialing.ringing ? `Ringing: ${who}` : `Calling ${who}`}
      </Title>
      <Text className="rb-quiet" maw="32rem">
        {[lead?.name ? lead.phone : undefined, dialing.campaignName].filter(Boolean).join(' · ') ||
          'You are connected as soon as the person answers.'}
      </Text>
      <Button
        color="red.9"
        mt="sm"
        leftSection={<IconPhoneOff size={18} />}
        loading={ending}
        onClick={() => void hangUp()}
      >
        Hang up <Kbd ml={8}>{ALT}H</Kbd>
      </Button>
    </Stack>
  );
}
