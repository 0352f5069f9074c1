import { Modal, PasswordInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { newKey } from '~/api/once';
import type { NewUser } from '~/api/types';
import { useCreateUser } from '~/api/users';
import { limits } from '~/generated/rules';
import { DialogForm } from '~/ui/DialogForm';
import { check } from '~/ui/forms';
import { ROLE_CHOICES, whatRoleDoes } from './roles';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function NewUserForm({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add a user">
      <Fields onClose={onClose} />
    </Modal>
  );
}

function Fields({ onClose }: { onClose: () => void }) {
  const create = useCreateUser();
  const form = useForm<NewUser>({
    initialValues: { name: '', username: '', role: 'AGENT', password: '', languages: [] },
    validate: (values) => check(limits.NewUser, values),
  });
  return (
    <DialogForm
      form={form}
      mutation={create}
      wanted={(user) => ({ user, key: newKey() })}
      fields={Object.keys(limits.NewUser)}
      said={(created) => `${created.name} can sign in as ${created.username}.`}
      action="Add the user"
      onClose={onClose}
    >
      <TextInput label="Name" data-autofocus autoComplete="off" {...form.getInputProps('name')} />
      <TextInput
        label="User name"
        description="What they sign in with: letters, digits and . _ @ -"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('username')}
      />
      <Select
        label="Role"
        description={whatRoleDoes(form.values.role)}
        data={ROLE_CHOICES.map(({ value, label }) => ({ value, label }))}
        allowDeselect={false}
        {...form.getInputProps('role')}
      />
      <TagsInput
        label="Languages"
        description="What they speak beside the language that everybody does, as your lead files write it."
        maxTags={20}
        {...form.getInputProps('languages')}
      />
      <PasswordInput
        label="Password"
        description="At least 10 characters. Tell it to them in a safe way."
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
    </DialogForm>
  );
}
