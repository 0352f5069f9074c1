import { Button, Group, Text } from '@mantine/core';
import { IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useRecordingLink } from '~/api/recordings';
import type { Recording } from '~/api/types';
import { useMe } from '~/session/useSession';
import { dateTime } from '~/time/dates';
import { failed } from '~/ui/toasts';
import { DeleteRecording } from './DeleteRecording';

/** The recording of a call: played here, or why it cannot be. */
export function RecordingLine({ recording }: { recording: Recording }) {
  const link = useRecordingLink(recording.id);
  const isAdmin = useMe().role === 'ADMIN';
  const [deleting, setDeleting] = useState(false);
  const said = wordOf(recording);
  if (said !== undefined) {
    return said === '' ? null : (
      <Text size="xs" className="rb-quiet">
        {said}
      </Text>
    );
  }
  const listen = () =>
    link.mutate(undefined, {
      onError: (failure) => failed('The recording cannot be played', failure),
    });
  return (
    <Group gap="xs">
      {link.data ? (
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
      )}
      {isAdmin && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="red.9"
          leftSection={<IconTrash size={14} />}
          onClick={() => setDeleting(true)}
        >
          Delete recording
        </Button>
      )}
      <DeleteRecording
        recording={deleting ? recording : undefined}
        onClose={() => setDeleting(false)}
      />
    </Group>
  );
}

/** What is said where nothing can be played; undefined where it can, empty where there is none. */
export function wordOf({ state, deletion }: Recording): string | undefined {
  switch (state) {
    case 'KEPT':
      return undefined;
    case 'NOTHING':
      return '';
    case 'LOST':
      return 'The recording could not be fetched from the carrier.';
    case 'DELETED':
      return deletion?.cause === 'ON_REQUEST'
        ? `Recording deleted ${dateTime(deletion.at)} by ${deletion.byName}: ${deletion.reason}`
        : `Recording deleted ${deletion ? dateTime(deletion.at) : ''}: its time was up.`;
    default:
      return 'The recording comes when the call is over.';
  }
}
