import { Alert, Modal, PasswordInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Role, User, UserChange } from '~/api/types';
import { useChangeUser } from '~/api/users';
import { limits } from '~/generated/rules';
import { useMe } from '~/session/useSession';
import { DialogForm } from '~/ui/DialogForm';
import { check } from '~/ui/forms';
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
  const endsSessions =
    form.values.password !== '' ||
    form.values.role !== user.role ||
    (user.active && !form.values.active);
  return (
    <DialogForm
      form={form}
      mutation={change}
      wanted={(values) => differences(user, values)}
      fields={Object.keys(limits.UserChange)}
      said={(changed) => `${changed.name} is changed.`}
      action="Save"
      disabled={!form.isDirty()}
      onClose={onClose}
    >
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
    </DialogForm>
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
