import {
  Alert,
  Button,
  Group,
  Modal,
  PasswordInput,
  Select,
  Stack,
  Switch,
  TagsInput,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { Role, User, UserChange } from '~/api/types';
import { useChangeUser } from '~/api/users';
import { limits } from '~/generated/rules';
import { useMe } from '~/session/useSession';
import { FormAlert } from '~/ui/FormAlert';
import { check, troubleOf } from '~/ui/forms';
import { done } from '~/ui/toasts';
import { ROLE_CHOICES, whatRoleDoes } from './roles';

interface Props {
  readonly user: User | undefined;
  readonly onClose: () => void;
}

/** Renaming somebody, another role, a new password, and deactivating. */
export function EditUser({ user, onClose }: Props) {
  return (
    <Modal opened={user !== undefined} onClose={onClose} title={`Edit ${user?.name ?? ''}`}>
      {user && <Fields user={user} onClose={onClose} />}
    </Modal>
  );
}

interface Values {
  name: string;
  role: Role;
  active: boolean;
  languages: string[];
  password: string;
}

function Fields({ user, onClose }: { user: User; onClose: () => void }) {
  const isMe = useMe().id === user.id;
  const change = useChangeUser(user.id);
  const [trouble, setTrouble] = useState<string>();
  const form = useForm<Values>({
    initialValues: {
      name: user.name,
      role: user.role,
      active: user.active,
      languages: user.languages,
      password: '',
    },
    validate: (values) => ({
      ...check(limits.UserChange, values),
      ...(values.name.trim() === '' ? { name: 'Required' } : {}),
    }),
  });
  const submit = (values: Values) => {
    setTrouble(undefined);
    change.mutate(differences(user, values), {
      onSuccess: (changed) => {
        done(`${changed.name} is changed.`);
        onClose();
      },
      onError: (failure) => {
        const { fields, rest } = troubleOf(failure, Object.keys(limits.UserChange));
        form.setErrors(fields);
        setTrouble(rest);
      },
    });
  };
  const endsSessions =
    form.values.password !== '' ||
    form.values.role !== user.role ||
    (user.active && !form.values.active);
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack>
        <FormAlert message={trouble} />
        <TextInput label="Name" data-autofocus {...form.getInputProps('name')} />
        <Select
          label="Role"
          description={
            isMe ? 'You cannot take your own rights away.' : whatRoleDoes(form.values.role)
          }
          disabled={isMe}
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
          label="New password"
          description="Left empty, it stays as it is."
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Switch
          label="May sign in"
          disabled={isMe}
          {...form.getInputProps('active', { type: 'checkbox' })}
        />
        {endsSessions && (
          <Alert variant="light" color="yellow">
            {isMe
              ? 'You will have to sign in again.'
              : 'Wherever they are signed in now, they are signed out.'}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={change.isPending} disabled={!form.isDirty()}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Only what is different is sent. */
function differences(user: User, values: Values): UserChange {
  return {
    ...(values.name.trim() === user.name ? {} : { name: values.name.trim() }),
    ...(values.role === user.role ? {} : { role: values.role }),
    ...(values.active === user.active ? {} : { active: values.active }),
    ...(values.languages.join() === user.languages.join() ? {} : { languages: values.languages }),
    ...(values.password === '' ? {} : { password: values.password }),
  };
}
