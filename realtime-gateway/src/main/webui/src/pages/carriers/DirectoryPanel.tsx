import { Button, Modal, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useAddToDirectory, useDirectory, useRemoveFromDirectory } from '~/api/talks';
import type { DirectoryEntry } from '~/api/types';
import { limits } from '~/generated/rules';
import { DialogForm } from '~/ui/DialogForm';
import { check } from '~/ui/forms';
import { Loaded } from '~/ui/Loaded';
import { Panel } from '~/ui/Panel';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { failed } from '~/ui/toasts';

/** Whom agents may hand calls over to. */
export function DirectoryPanel() {
  const directory = useDirectory();
  const remove = useRemoveFromDirectory();
  const [adding, setAdding] = useState(false);
  const drop = (entry: DirectoryEntry) =>
    remove.mutate(entry.id, {
      onError: (failure) => failed(`${entry.name} stays in the directory`, failure),
    });
  return (
    <Panel title="Directory">
      <Text size="sm" className="rb-quiet" mb="sm">
        Agents may hand calls over to these people. They are called with the account of the call,
        within its countries and its limits.
      </Text>
      <Loaded query={directory} what="The directory" skeleton={<SkeletonRows />}>
        {(entries) => <Entries entries={entries} onRemove={drop} />}
      </Loaded>
      <Button mt="sm" variant="default" onClick={() => setAdding(true)}>
        Add to the directory
      </Button>
      <Modal opened={adding} onClose={() => setAdding(false)} title="Add to the directory">
        <EntryForm onClose={() => setAdding(false)} />
      </Modal>
    </Panel>
  );
}

interface EntriesProps {
  readonly entries: readonly DirectoryEntry[];
  readonly onRemove: (entry: DirectoryEntry) => void;
}

function Entries({ entries, onRemove }: EntriesProps) {
  return entries.length === 0 ? (
    <Text size="sm">Nobody yet.</Text>
  ) : (
    <Table.ScrollContainer minWidth={480} mah={420}>
      <Table verticalSpacing="xs" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Called at</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td>{entry.name}</Table.Td>
              <Table.Td className="rb-number">{entry.number}</Table.Td>
              <Table.Td ta="right">
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Remove ${entry.name}`}
                  onClick={() => onRemove(entry)}
                >
                  Remove
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function EntryForm({ onClose }: { onClose: () => void }) {
  const add = useAddToDirectory();
  const form = useForm({
    initialValues: { name: '', number: '' },
    validate: (values) => check(limits.NewDirectoryEntry, trimmed(values)),
  });
  return (
    <DialogForm
      form={form}
      mutation={add}
      wanted={trimmed}
      fields={['name', 'number']}
      said={(entry) => `${entry.name} is in the directory.`}
      action="Add"
      onClose={onClose}
    >
      <TextInput label="Name" data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label="Phone number"
        description="With + and its country code"
        {...form.getInputProps('number')}
      />
    </DialogForm>
  );
}

function trimmed({ name, number }: { name: string; number: string }) {
  return { name: name.trim(), number: number.trim() };
}
