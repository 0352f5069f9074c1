import { Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useCampaignNames } from '~/api/campaigns';
import { useAddLead } from '~/api/leads';
import { newKey } from '~/api/once';
import { limits } from '~/generated/rules';
import { DialogForm } from '~/ui/DialogForm';
import { check } from '~/ui/forms';
import { LeadFields, type LeadValues } from './LeadFields';
import { otherPhonesOf } from './otherPhones';

interface Props {
  readonly opened: boolean;
  readonly campaignId: string | null;
  readonly onClose: () => void;
}

interface Values extends LeadValues {
  campaignId: string | null;
  phone: string;
  region: string;
}

/** One lead, diallable at once. */
export function AddLead({ opened, campaignId, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add a lead">
      <Fields campaignId={campaignId} onClose={onClose} />
    </Modal>
  );
}

function Fields({ campaignId, onClose }: Omit<Props, 'opened'>) {
  const add = useAddLead();
  const campaigns = useCampaignNames();
  const form = useForm<Values>({
    initialValues: {
      campaignId,
      phone: '',
      name: '',
      email: '',
      otherPhones: '',
      language: '',
      region: '',
      priority: 'MEDIUM',
      score: '',
    },
    validate: (values) => check(limits.NewLead, values),
  });
  return (
    <DialogForm
      form={form}
      mutation={add}
      wanted={wantedOf}
      fields={Object.keys(limits.NewLead)}
      said={(lead) => `${lead.name || lead.phone} is added.`}
      action="Add the lead"
      onClose={onClose}
    >
      <TextInput
        label="Phone"
        description="With its country code, unless it is of the organization's country"
        type="tel"
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('phone')}
      />
      <Select
        label="Campaign"
        searchable
        allowDeselect={false}
        data={campaigns.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        {...form.getInputProps('campaignId')}
      />
      <LeadFields form={form} />
      <TextInput
        label="State or province"
        description="Where the address is elsewhere than the number, both places' laws are kept."
        autoComplete="off"
        {...form.getInputProps('region')}
      />
    </DialogForm>
  );
}

function wantedOf({ campaignId, score, otherPhones, ...values }: Values) {
  const wanted = {
    ...values,
    campaignId: campaignId ?? '',
    otherPhones: otherPhonesOf(otherPhones),
    ...(score === '' ? {} : { score }),
  };
  return { wanted, key: newKey() };
}
