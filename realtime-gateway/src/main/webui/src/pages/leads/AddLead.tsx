import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useCampaignNames } from '~/api/campaigns';
import { useAddLead } from '~/api/leads';
import { newKey } from '~/api/once';
import { limits } from '~/generated/rules';
import { FormAlert } from '~/ui/FormAlert';
import { check, troubleOf } from '~/ui/forms';
import { done } from '~/ui/toasts';
import { LeadFields, type LeadValues } from './LeadFields';

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
  const [trouble, setTrouble] = useState<string>();
  const form = useForm<Values>({
    initialValues: {
      campaignId,
      phone: '',
      name: '',
      email: '',
      language: '',
      region: '',
      priority: 'MEDIUM',
      score: '',
    },
    validate: (values) => check(limits.NewLead, values),
  });
  const submit = ({ campaignId: campaign, score, ...values }: Values) => {
    setTrouble(undefined);
    const wanted = {
      ...values,
      campaignId: campaign ?? '',
      ...(score === '' ? {} : { score }),
    };
    add.mutate(
      { wanted, key: newKey() },
      {
        onSuccess: (lead) => {
          done(`${lead.name || lead.phone} is added.`);
          onClose();
        },
        onError: (failure) => {
          const { fields, rest } = troubleOf(failure, Object.keys(limits.NewLead));
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
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={add.isPending}>
            Add the lead
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
