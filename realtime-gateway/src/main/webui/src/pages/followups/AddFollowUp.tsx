import { Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAddFollowUp } from '~/api/followUps';
import { useAllUsers } from '~/api/users';
import { limits } from '~/generated/rules';
import { useMe } from '~/session/useSession';
import { timeField } from '~/time/timeField';
import { DialogForm } from '~/ui/DialogForm';
import { check } from '~/ui/forms';

const HOUR = 3_600_000;

interface Props {
  readonly leadId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function AddFollowUp({ leadId, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add a follow-up">
      <Fields leadId={leadId} onClose={onClose} />
    </Modal>
  );
}

function Fields({ leadId, onClose }: Omit<Props, 'opened'>) {
  const me = useMe();
  const add = useAddFollowUp();
  const form = useForm({
    initialValues: {
      description: '',
      scheduledAt: timeField(Date.now() + HOUR),
      agentId: me.id,
    },
    validate: (values) => check(limits.NewFollowUp, { ...values, leadId }),
  });
  return (
    <DialogForm
      form={form}
      mutation={add}
      wanted={({ description, scheduledAt, agentId }) => {
        const at = new Date(scheduledAt).toISOString();
        return { leadId, agentId, description, scheduledAt: at };
      }}
      fields={['description', 'scheduledAt', 'agentId']}
      said={() => 'It is written down.'}
      action="Add"
      onClose={onClose}
    >
      <Textarea
        label="What"
        description="Nobody is dialed because of it; for that, agree on a callback."
        data-autofocus
        autosize
        minRows={2}
        {...form.getInputProps('description')}
      />
      <TextInput
        type="datetime-local"
        label="When"
        description="By your clock."
        {...form.getInputProps('scheduledAt')}
      />
      {me.role !== 'AGENT' && <Who {...form.getInputProps('agentId')} />}
    </DialogForm>
  );
}

/** Only who sees to everybody's follow-ups gives them to others. */
function Who(field: Record<string, unknown>) {
  const users = useAllUsers();
  const choices = (users.data ?? [])
    .filter(({ active, role }) => active && role !== 'VIEWER')
    .map(({ id, name }) => ({ value: id, label: name }));
  return <Select label="Who" searchable allowDeselect={false} data={choices} {...field} />;
}
