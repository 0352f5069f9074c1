import { Modal, Select, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useCampaignNames } from '~/api/campaigns';
import { newKey } from '~/api/once';
import { useAddSuppression } from '~/api/suppressions';
import { limits } from '~/generated/rules';
import { DialogForm } from '~/ui/DialogForm';
import { check } from '~/ui/forms';

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
  const form = useForm<Values>({
    initialValues: { number: '', prefix: false, campaignId: null, reason: '' },
    validate: (values) => check(limits.NewSuppression, values),
  });
  return (
    <DialogForm
      form={form}
      mutation={add}
      wanted={wantedOf}
      fields={Object.keys(limits.NewSuppression)}
      said={(entry) => `${entry.number} is not called any more.`}
      action="Add"
      onClose={onClose}
    >
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
    </DialogForm>
  );
}

function wantedOf({ campaignId, ...values }: Values) {
  return { wanted: { ...values, ...(campaignId ? { campaignId } : {}) }, key: newKey() };
}
