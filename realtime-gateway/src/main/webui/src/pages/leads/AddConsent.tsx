import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useAddConsent } from '~/api/consents';
import { newKey } from '~/api/once';
import type { ConsentScope, NewConsent } from '~/api/types';
import { enums, limits } from '~/generated/rules';
import { FormAlert } from '~/ui/FormAlert';
import { check, type Errors, troubleOf } from '~/ui/forms';
import { done } from '~/ui/toasts';
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
  const [trouble, setTrouble] = useState<string>();
  const form = useForm<Values>({
    initialValues: { scope: 'CALLS', source: '', proof: '', givenAt: '', endsAt: '' },
    validate: faults,
  });
  const submit = (values: Values) => {
    setTrouble(undefined);
    add.mutate(
      { wanted: wantedOf(values), key: newKey() },
      {
        onSuccess: () => {
          done('The consent is written down.');
          onClose();
        },
        onError: (failure) => {
          const { fields, rest } = troubleOf(failure, Object.keys(limits.NewConsent));
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
