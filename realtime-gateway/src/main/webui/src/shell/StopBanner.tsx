import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useReleaseDialing } from '~/api/dialingStop';
import type { DialingStop } from '~/api/types';
import { dateTime } from '~/time/dates';
import { plural } from '~/time/durations';
import { done, failed } from '~/ui/toasts';

interface Props {
  readonly stop: DialingStop;
  readonly mayRelease: boolean;
}

/** Says on every page that nothing is dialed, by whose word, and lets go on who may. */
export function StopBanner({ stop, mayRelease }: Props) {
  return (
    <div role="status" className="rb-stop">
      {stop.stopped && (
        <Alert
          color="red"
          variant="light"
          icon={<IconHandStop size={20} />}
          title="All dialing is stopped"
        >
          <Stack gap="xs">
            <Text size="sm">
              {stop.byName} stopped it {stop.since && dateTime(stop.since)}
              {stop.reason && `: ${stop.reason}`}
            </Text>
            {mayRelease && <Release campaigns={stop.campaigns} />}
          </Stack>
        </Alert>
      )}
    </div>
  );
}

function Release({ campaigns }: { campaigns: number }) {
  const release = useReleaseDialing();
  const [restart, setRestart] = useState(true);
  const go = () =>
    release.mutate(
      { restart: restart && campaigns > 0 },
      {
        onSuccess: () => done('The stop is released.'),
        onError: (failure) => failed('The stop was not released', failure),
      },
    );
  return (
    <Group>
      <Button size="compact-sm" variant="default" loading={release.isPending} onClick={go}>
        Release the stop
      </Button>
      {campaigns > 0 && (
        <Checkbox
          label={`Let ${plural(campaigns, 'campaign')} that it paused go on`}
          checked={restart}
          onChange={(event) => setRestart(event.currentTarget.checked)}
        />
      )}
    </Group>
  );
}
