import { Group, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAddConsent } from '~/api/consents';
import { newKey } from '~/api/once';
import type { ConsentScope, LeadNumber, NewConsent } from '~/api/types';
import { enums, limits } from '~/generated/rules';
import { DialogForm } from '~/ui/DialogForm';
import { check, type Errors } from '~/ui/forms';
import { CONSENT_SCOPE } from '~/ui/words';

interface Props {
  readonly leadId: string;
  readonly numbers: readonly LeadNumber[];
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Values {
  scope: ConsentScope;
  /** Which of the lead's numbers it is for. */
  phone: string;
  source: string;
  proof: string;
  /** A day as the browser's date field has it; empty for today, or for no end. */
  givenAt: string;
  endsAt: string;
}

const SCOPES = enums.ConsentScope.map((value) => ({ value, label: CONSENT_SCOPE[value] }));

export function AddConsent({ leadId, numbers, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add a consent">
      <Fields leadId={leadId} numbers={numbers} onClose={onClose} />
    </Modal>
  );
}

function Fields({ leadId, numbers, onClose }: Omit<Props, 'opened'>) {
  const add = useAddConsent(leadId);
  const form = useForm<Values>({
    initialValues: {
      scope: 'CALLS',
      phone: numbers.find((one) => one.next)?.phone ?? '',
      source: '',
      proof: '',
      givenAt: '',
      endsAt: '',
    },
    validate: faults,
  });
  return (
    <DialogForm
      form={form}
      mutation={add}
      wanted={(values) => ({ wanted: wantedOf(values), key: newKey() })}
      fields={Object.keys(limits.NewConsent)}
      said={() => 'The consent is written down.'}
      action="Add"
      onClose={onClose}
    >
      <Select
        label="What for"
        allowDeselect={false}
        data={SCOPES}
        {...form.getInputProps('scope')}
      />
      {numbers.length > 1 && (
        <Select
          label="Which number"
          description="A consent is for one number."
          allowDeselect={false}
          data={numbers.map((one) => one.phone)}
          {...form.getInputProps('phone')}
        />
      )}
      <TextInput
        label="Source"
        description="A form, a call, a contract."
        data-autofocus
        {...form.getInputProps('source')}
      />
      <TextInput
        label="Proof"
        description="A text, an address or a reference that shows it."
        {...form.getInputProps('proof')}
      />
      <Group grow align="flex-start">
        <TextInput label="Given on" type="date" {...form.getInputProps('givenAt')} />
        <TextInput label="Ends on" type="date" {...form.getInputProps('endsAt')} />
      </Group>
    </DialogForm>
  );
}

function faults(values: Values): Errors {
  const missing = values.scope === 'RELATIONSHIP' && values.endsAt === '';
  return {
    ...check(limits.NewConsent, values),
    ...(missing ? { endsAt: 'A relationship lets one call for a time only' } : {}),
  };
}

function wantedOf({ givenAt, endsAt, phone, ...rest }: Values): NewConsent {
  return {
    ...rest,
    ...(phone === '' ? {} : { phone }),
    ...(givenAt === '' ? {} : { givenAt: new Date(`${givenAt}T00:00`).toISOString() }),
    ...(endsAt === '' ? {} : { endsAt: new Date(`${endsAt}T23:59:59`).toISOString() }),
  };
}
