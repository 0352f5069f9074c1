import { Button } from '@mantine/core';
import { IconDeviceDesktop } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStore } from '~/live/Store';
import { EmptyState } from '~/ui/EmptyState';
import { useTitle } from '~/ui/useTitle';
import { DeskView } from './DeskView';
import { DeskPlace } from './deskPlace';

/** Where an agent works. It is open in one tab at a time. */
export function DeskPage() {
  const [here] = useState(() => new DeskPlace());
  const place = useStore(here.place);
  useTitle('Desk');
  useEffect(() => {
    void here.take(false);
    return () => here.leave();
  }, [here]);
  if (place === 'here') {
    return <DeskView />;
  }
  return place === 'asking' ? null : (
    <EmptyState
      icon={<IconDeviceDesktop size={36} stroke={1.4} aria-hidden />}
      title="Your desk is open in another tab"
      action={
        <Button mt="sm" onClick={() => void here.take(true)}>
          Work here instead
        </Button>
      }
    >
      Calls come to one tab only. A call that is going on is interrupted for a moment if you move.
    </EmptyState>
  );
}
