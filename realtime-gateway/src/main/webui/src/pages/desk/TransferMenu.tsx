import { Button, Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import { useState } from 'react';
import { useDirectory, useTransfer } from '~/api/talks';
import type { DirectoryEntry } from '~/api/types';
import { Loaded } from '~/ui/Loaded';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { failed } from '~/ui/toasts';
import { ALT, useAltKeys } from './keys';

/** To whom the call is handed over, and whether they are asked first. */
export function TransferMenu({ callId }: { callId: string }) {
  const [open, setOpen] = useState(false);
  useAltKeys({ KeyT: () => setOpen(true) });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPhoneOutgoing size={18} />}
        onClick={() => setOpen(true)}
      >
        Transfer <Kbd ml={8}>{ALT}T</Kbd>
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title="Hand the call over">
        <People callId={callId} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function People({ callId, onDone }: { callId: string; onDone: () => void }) {
  const directory = useDirectory();
  const transfer = useTransfer(callId);
  const begin = (entry: DirectoryEntry, warm: boolean) =>
    transfer.mutate(
      { entryId: entry.id, warm },
      { onSuccess: onDone, onError: (failure) => failed('The call stays with you', failure) },
    );
  return (
    <Loaded query={directory} what="The directory" skeleton={<SkeletonRows />}>
      {(entries) =>
        entries.length === 0 ? (
          <Text size="sm">Nobody is in the directory. An admin adds people on Carriers.</Text>
        ) : (
          <Stack gap="xs">
            {entries.map((entry) => (
              <Group key={entry.id} justify="space-between">
                <Text>{entry.name}</Text>
                <Group gap="xs">
                  <Button
                    size="compact-sm"
                    disabled={transfer.isPending}
                    aria-label={`Ask ${entry.name} first`}
                    onClick={() => begin(entry, true)}
                  >
                    Ask first
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={transfer.isPending}
                    aria-label={`Hand over to ${entry.name} now`}
                    onClick={() => begin(entry, false)}
                  >
                    Now
                  </Button>
                </Group>
              </Group>
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}
