import {
  Button,
  Group,
  Modal,
  PasswordInput,
  Select,
  Stack,
  TagsInput,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { newKey } from '~/api/once';
import type { NewUser } from '~/api/types';
import { useCreateUser } from '~/api/users';
import { limits } from '~/generated/rules';
import { FormAlert } from '~/ui/FormAlert';
import { check, troubleOf } from '~/ui/forms';
import { done } from '~/ui/toasts';
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
  const [trouble, setTrouble] = useState<string>();
  const form = useForm<NewUser>({
    initialValues: { name: '', username: '', role: 'AGENT', password: '', languages: [] },
    validate: (values) => check(limits.NewUser, values),
  });
  const submit = (user: NewUser) => {
    setTrouble(undefined);
    create.mutate(
      { user, key: newKey() },
      {
        onSuccess: (created) => {
          done(`${created.name} can sign in as ${created.username}.`);
          onClose();
        },
        onError: (failure) => {
          const { fields, rest } = troubleOf(failure, Object.keys(limits.NewUser));
          form.setErrors(fields);
          setTrouble(rest);
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack>
        <FormAlert message={trouble} />
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
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Add the user
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
