import { Button, Modal, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useAgentContacts, useSetAgentContact } from '~/api/agentContacts';
import type { User } from '~/api/types';
import { useAllUsers } from '~/api/users';
import { limits } from '~/generated/rules';
import { DialogForm } from '~/ui/DialogForm';
import { check } from '~/ui/forms';
import { Loaded } from '~/ui/Loaded';
import { Panel } from '~/ui/Panel';
import { SkeletonRows } from '~/ui/SkeletonRows';

/** Where agents are called whose carrier calls their phones. */
export function AgentPhones({ carrier }: { carrier: string }) {
  const users = useAllUsers();
  const contacts = useAgentContacts();
  const [edited, setEdited] = useState<User>();
  const contactOf = (id: string) => contacts.data?.find(({ agentId }) => agentId === id)?.contact;
  return (
    <Panel title="Agents’ phones">
      <Text size="sm" className="rb-quiet" mb="sm">
        {carrier} calls these when agents go available. An agent without one gets no calls through
        it.
      </Text>
      <Loaded query={contacts} what="The phones" skeleton={<SkeletonRows />}>
        {() => (
          <Loaded query={users} what="The agents" skeleton={<SkeletonRows />}>
            {(all) => (
              <PhoneTable
                agents={all.filter(({ active, role }) => active && role !== 'VIEWER')}
                contactOf={contactOf}
                onEdit={setEdited}
              />
            )}
          </Loaded>
        )}
      </Loaded>
      <Modal
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        title={`Phone of ${edited?.name ?? ''}`}
      >
        {edited && (
          <PhoneForm
            agent={edited}
            contact={contactOf(edited.id) ?? ''}
            onClose={() => setEdited(undefined)}
          />
        )}
      </Modal>
    </Panel>
  );
}

interface TableProps {
  readonly agents: readonly User[];
  readonly contactOf: (id: string) => string | undefined;
  readonly onEdit: (agent: User) => void;
}

function PhoneTable({ agents, contactOf, onEdit }: TableProps) {
  return (
    <Table.ScrollContainer minWidth={480} mah={420}>
      <Table verticalSpacing="xs" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Agent</Table.Th>
            <Table.Th>Called at</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {agents.map((agent) => (
            <Table.Tr key={agent.id}>
              <Table.Td>{agent.name}</Table.Td>
              <Table.Td className="rb-number">{contactOf(agent.id) ?? '–'}</Table.Td>
              <Table.Td ta="right">
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Phone of ${agent.name}`}
                  onClick={() => onEdit(agent)}
                >
                  Edit
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface FormProps {
  readonly agent: User;
  readonly contact: string;
  readonly onClose: () => void;
}

function PhoneForm({ agent, contact, onClose }: FormProps) {
  const change = useSetAgentContact(agent.id);
  const form = useForm({
    initialValues: { contact },
    validate: ({ contact: typed }) =>
      typed.trim() !== '' && check(limits.NewAgentContact, { contact: typed.trim() }).contact
        ? { contact: 'A number with + and its country code, or sip: and a user’s name' }
        : {},
  });
  return (
    <DialogForm
      form={form}
      mutation={change}
      wanted={({ contact: typed }) => typed.trim() || undefined}
      fields={['contact']}
      said={() => `The phone of ${agent.name} is changed.`}
      action="Save"
      disabled={!form.isDirty()}
      onClose={onClose}
    >
      <TextInput
        label="Called at"
        description="Left empty, they are called nowhere."
        placeholder="+919812345678 or sip:anna"
        data-autofocus
        {...form.getInputProps('contact')}
      />
    </DialogForm>
  );
}
