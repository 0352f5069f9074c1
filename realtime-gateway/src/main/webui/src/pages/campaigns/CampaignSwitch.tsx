import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { type CampaignMove, useMoveCampaign } from '~/api/campaigns';
import type { Campaign } from '~/api/types';
import { useMe } from '~/session/useSession';
import { Confirm } from '~/ui/Confirm';
import { done, failed } from '~/ui/toasts';

const DONE: Record<CampaignMove, string> = {
  start: 'The campaign is dialing.',
  pause: 'The campaign is paused: no new calls are placed.',
  stop: 'The campaign is stopped for good.',
};

/** Start, pause and stop; stopping is for good, so it asks first. */
export function CampaignSwitch({ campaign }: { campaign: Campaign }) {
  const [asking, setAsking] = useState(false);
  const move = useMoveCampaign(campaign.id);
  const mayStop = useMe().role === 'ADMIN' && campaign.state !== 'STOPPED';
  const go = (wish: CampaignMove) =>
    move.mutate(wish, {
      onSuccess: () => done(DONE[wish]),
      onError: (failure) => failed(`The campaign could not be changed`, failure),
      onSettled: () => setAsking(false),
    });
  const isGoing = (wish: CampaignMove) => move.isPending && move.variables === wish;
  return (
    <>
      {(campaign.state === 'DRAFT' || campaign.state === 'PAUSED') && (
        <Button
          leftSection={<IconPlayerPlay size={16} />}
          loading={isGoing('start')}
          onClick={() => go('start')}
        >
          {campaign.state === 'DRAFT' ? 'Start dialing' : 'Go on dialing'}
        </Button>
      )}
      {campaign.state === 'RUNNING' && (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} />}
          loading={isGoing('pause')}
          onClick={() => go('pause')}
        >
          Pause
        </Button>
      )}
      {mayStop && (
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={16} />}
          onClick={() => setAsking(true)}
        >
          Stop
        </Button>
      )}
      <Confirm
        opened={asking}
        title={`Stop ${campaign.name} for good?`}
        action="Stop the campaign"
        busy={isGoing('stop')}
        onConfirm={() => go('stop')}
        onClose={() => setAsking(false)}
      >
        A stopped campaign cannot be started again, and its leads are not called any more. Calls
        that are going on now are finished. To interrupt the dialing only, pause it.
      </Confirm>
    </>
  );
}
