import { Button, Divider, Group, Kbd, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconPhoneOutgoing, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useColleagues, useDirectory, useTransfer } from '~/api/talks';
import type { DirectoryEntry } from '~/api/types';
import { Loaded } from '~/ui/Loaded';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { takeFocus } from '~/ui/takeFocus';
import { failed } from '~/ui/toasts';
import { Colleagues } from './Colleagues';
import { ALT, useAltKeys } from './keys';

/** To whom the call is handed over, and whether they are asked first. */
export function TransferMenu({ callId, held }: { callId: string; held: boolean }) {
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
        <Choices callId={callId} held={held} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

interface Props {
  readonly callId: string;
  readonly onDone: () => void;
  /** Whether the focus goes here when there is somebody to choose. */
  readonly first: boolean;
}

function Choices({ callId, held, onDone }: Omit<Props, 'first'> & { readonly held: boolean }) {
  const first = useFirst(callId);
  return (
    <Stack>
      <Colleagues callId={callId} held={held} onDone={onDone} first={first === 'colleagues'} />
      <Divider />
      <People callId={callId} onDone={onDone} first={first === 'people'} />
    </Stack>
  );
}

/** Decided once: whoever comes or goes later takes no focus away from anybody. */
function useFirst(callId: string) {
  const { data, isPending } = useColleagues(callId);
  const [first, setFirst] = useState<'colleagues' | 'people'>();
  if (!first && !isPending) {
    setFirst(data?.some((one) => one.reachable) ? 'colleagues' : 'people');
  }
  return first;
}

/** From here on one types rather than looks. */
const MANY = 7;

function isFirst(at: number, entries: readonly DirectoryEntry[]): boolean {
  return at === 0 && entries.length <= MANY;
}

function found(entries: readonly DirectoryEntry[], wanted: string): readonly DirectoryEntry[] {
  const sought = wanted.trim().toLocaleLowerCase();
  return entries.filter((entry) => entry.name.toLocaleLowerCase().includes(sought));
}

function People({ callId, onDone, first }: Props) {
  const directory = useDirectory();
  const transfer = useTransfer(callId);
  const [wanted, setWanted] = useState('');
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
            {entries.length > MANY && (
              <TextInput
                ref={first ? takeFocus : undefined}
                type="search"
                aria-label="Search the directory"
                placeholder="Search"
                leftSection={<IconSearch size={16} aria-hidden />}
                value={wanted}
                onChange={(event) => setWanted(event.currentTarget.value)}
              />
            )}
            {found(entries, wanted).map((entry, at) => (
              <Group key={entry.id} justify="space-between" wrap="nowrap">
                <Text style={{ overflowWrap: 'anywhere' }}>{entry.name}</Text>
                <Group gap="xs" wrap="nowrap">
                  <Button
                    ref={first && isFirst(at, entries) ? takeFocus : undefined}
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
            {found(entries, wanted).length === 0 && (
              <Text size="sm" role="status">
                Nobody in the directory is called so.
              </Text>
            )}
          </Stack>
        )
      }
    </Loaded>
  );
}
