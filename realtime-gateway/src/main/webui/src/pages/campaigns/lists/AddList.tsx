import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useAddLeadList } from '~/api/leadLists';
import { newKey } from '~/api/once';
import { limits } from '~/generated/rules';
import { FormAlert } from '~/ui/FormAlert';
import { check, troubleOf } from '~/ui/forms';

/** One more list; uploads and leads one by one can then choose it. */
export function AddList({ campaignId }: { campaignId: string }) {
  const add = useAddLeadList(campaignId);
  const [trouble, setTrouble] = useState<string>();
  const form = useForm({
    initialValues: { name: '' },
    validate: (values) => check(limits.NewLeadList, values),
  });
  const submit = (wanted: { name: string }) => {
    setTrouble(undefined);
    add.mutate(
      { wanted, key: newKey() },
      {
        onSuccess: () => form.reset(),
        onError: (failure) => {
          const { fields, rest } = troubleOf(failure, Object.keys(limits.NewLeadList));
          form.setErrors(fields);
          setTrouble(rest);
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <FormAlert message={trouble} />
      <Group align="flex-end">
        <TextInput label="New list" autoComplete="off" {...form.getInputProps('name')} />
        <Button type="submit" variant="default" loading={add.isPending}>
          Add the list
        </Button>
      </Group>
    </form>
  );
}
