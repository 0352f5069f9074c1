import { Group, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useAddConsent } from '~/api/consents';
import { newKey } from '~/api/once';
import type { ConsentScope, NewConsent } from '~/api/types';
import { enums, limits } from '~/generated/rules';
import { DialogForm } from '~/ui/DialogForm';
import { check, type Errors } from '~/ui/forms';
import { CONSENT_SCOPE } from '~/ui/words';

interface Props {
  readonly leadId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Values {
  scope: ConsentScope;
  source: string;
  proof: string;
  /** A day as the browser's date field has it; empty for today, or for no end. */
  givenAt: string;
  endsAt: string;
}

const SCOPES = enums.ConsentScope.map((value) => ({ value, label: CONSENT_SCOPE[value] }));

export function AddConsent({ leadId, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add a consent">
      <Fields leadId={leadId} onClose={onClose} />
    </Modal>
  );
}

function Fields({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const add = useAddConsent(leadId);
  const form = useForm<Values>({
    initialValues: { scope: 'CALLS', source: '', proof: '', givenAt: '', endsAt: '' },
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

function wantedOf({ givenAt, endsAt, ...rest }: Values): NewConsent {
  return {
    ...rest,
    ...(givenAt === '' ? {} : { givenAt: new Date(`${givenAt}T00:00`).toISOString() }),
    ...(endsAt === '' ? {} : { endsAt: new Date(`${endsAt}T23:59:59`).toISOString() }),
  };
}
