import { Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSetCallerId } from '~/api/callerIds';
import { useCampaignNames } from '~/api/campaigns';
import type { CallerId } from '~/api/types';
import { useAllUsers } from '~/api/users';
import { limits } from '~/generated/rules';
import { DialogForm } from '~/ui/DialogForm';
import { check } from '~/ui/forms';

interface Props {
  readonly callerId: CallerId;
  readonly onClose: () => void;
}

/** Whose number it is, in which pools, and how often calls may show it. */
export function CallerIdForm({ callerId, onClose }: Props) {
  const set = useSetCallerId();
  const users = useAllUsers();
  const campaigns = useCampaignNames();
  const form = useForm({
    initialValues: {
      agentId: callerId.agentId ?? null,
      campaignIds: [...callerId.campaignIds],
      dailyCap: String(callerId.dailyCap ?? ''),
      resting: Boolean(callerId.restedAt),
    },
    validate: ({ dailyCap }) =>
      check({ dailyCap: limits.CallerIdSettings.dailyCap }, { dailyCap: capOf(dailyCap) }),
  });
  return (
    <DialogForm
      form={form}
      mutation={set}
      wanted={({ dailyCap, ...values }) => ({
        ...values,
        accountId: callerId.accountId,
        number: callerId.number,
        dailyCap: capOf(dailyCap),
      })}
      fields={['agentId', 'campaignIds', 'dailyCap']}
      said={() => `${callerId.number} is changed.`}
      action="Save"
      onClose={onClose}
    >
      <Select
        label="Own number of"
        description="Calls reserved for this agent show it, and no others."
        placeholder="Nobody"
        clearable
        searchable
        data={(users.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('agentId')}
      />
      <MultiSelect
        label="In the pools of"
        description="Their calls show it before any that is in no pool."
        searchable
        data={(campaigns.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('campaignIds')}
      />
      <TextInput
        type="number"
        label="Calls a day"
        description="Left empty, any number."
        min={1}
        {...form.getInputProps('dailyCap')}
      />
      <Checkbox
        label="Let it rest"
        description="No call shows it until this is taken away."
        {...form.getInputProps('resting', { type: 'checkbox' })}
      />
    </DialogForm>
  );
}

/** Left empty, there is none. */
function capOf(typed: string): number | null {
  return typed.trim() === '' ? null : Number(typed);
}
