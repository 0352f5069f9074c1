import { Button, Group, Text } from '@mantine/core';
import { IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useRecordingLink, useRecordingSettings } from '~/api/recordings';
import type { Recording } from '~/api/types';
import { useMe } from '~/session/useSession';
import { failed } from '~/ui/toasts';
import { DeleteRecording } from './DeleteRecording';
import { wordOf } from './recordingWords';

/** The recording of a call: played here, or why it cannot be. */
export function RecordingLine({ recording }: { recording: Recording }) {
  const mayListen = useMayListen();
  const said = wordOf(recording);
  if (said === '') {
    return null;
  }
  if (said !== undefined || !mayListen) {
    return (
      <Group gap="xs">
        <Text size="xs" className="rb-quiet">
          {said ?? 'Recorded.'}
        </Text>
        {recording.state === 'LOST' && <Delete recording={recording} />}
      </Group>
    );
  }
  return (
    <Group gap="xs">
      <Listen recording={recording} />
      <Delete recording={recording} />
    </Group>
  );
}

function Listen({ recording }: { recording: Recording }) {
  const link = useRecordingLink(recording.id);
  const listen = () =>
    link.mutate(undefined, {
      onError: (failure) => failed('The recording cannot be played', failure),
    });
  return link.data ? (
    // biome-ignore lint/a11y/useMediaCaption: a phone call has no captions
    <audio src={link.data.url} controls autoPlay aria-label="Recording" />
  ) : (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconPlayerPlay size={14} />}
      loading={link.isPending}
      onClick={listen}
    >
      Listen
    </Button>
  );
}

/** Nothing but for admins. What could not be fetched is at the carrier, and goes there. */
function Delete({ recording }: { recording: Recording }) {
  const [deleting, setDeleting] = useState(false);
  if (useMe().role !== 'ADMIN') {
    return null;
  }
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        color="red.9"
        leftSection={<IconTrash size={14} />}
        onClick={() => setDeleting(true)}
      >
        Delete recording
      </Button>
      <DeleteRecording
        recording={deleting ? recording : undefined}
        onClose={() => setDeleting(false)}
      />
    </>
  );
}

/** Agents may where an admin allows it; what they see here are their own calls. */
function useMayListen(): boolean {
  const { role } = useMe();
  const settings = useRecordingSettings(role === 'AGENT');
  return role === 'AGENT'
    ? settings.data?.agentsListen === true
    : role === 'SUPERVISOR' || role === 'ADMIN';
}
