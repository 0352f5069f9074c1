import { Button, Group, Modal, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useCampaignNames } from '~/api/campaigns';
import { newKey } from '~/api/once';
import { useAddSuppression } from '~/api/suppressions';
import { limits } from '~/generated/rules';
import { FormAlert } from '~/ui/FormAlert';
import { check, troubleOf } from '~/ui/forms';
import { done } from '~/ui/toasts';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Values {
  number: string;
  prefix: boolean;
  campaignId: string | null;
  reason: string;
}

export function AddSuppression({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add to the do-not-call list">
      <Fields onClose={onClose} />
    </Modal>
  );
}

function Fields({ onClose }: { onClose: () => void }) {
  const add = useAddSuppression();
  const campaigns = useCampaignNames();
  const [trouble, setTrouble] = useState<string>();
  const form = useForm<Values>({
    initialValues: { number: '', prefix: false, campaignId: null, reason: '' },
    validate: (values) => check(limits.NewSuppression, values),
  });
  const submit = ({ campaignId, ...values }: Values) => {
    setTrouble(undefined);
    add.mutate(
      { wanted: { ...values, ...(campaignId ? { campaignId } : {}) }, key: newKey() },
      {
        onSuccess: (entry) => {
          done(`${entry.number} is not called any more.`);
          onClose();
        },
        onError: (failure) => {
          const { fields, rest } = troubleOf(failure, Object.keys(limits.NewSuppression));
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
        <TextInput
          label={form.values.prefix ? 'Numbers that begin with' : 'Number'}
          description="With its country code, like +44 20 7946 0000"
          type="tel"
          data-autofocus
          autoComplete="off"
          {...form.getInputProps('number')}
        />
        <Switch
          label="Every number that begins so"
          {...form.getInputProps('prefix', { type: 'checkbox' })}
        />
        <Select
          label="Holds in"
          placeholder="All campaigns"
          clearable
          searchable
          data={campaigns.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          {...form.getInputProps('campaignId')}
        />
        <TextInput
          label="Reason"
          description="For whoever reads the list later."
          {...form.getInputProps('reason')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={add.isPending}>
            Add
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
