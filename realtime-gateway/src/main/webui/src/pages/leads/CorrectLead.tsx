import { Button, Group, Modal, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useCorrectLead } from '~/api/leads';
import type { Lead } from '~/api/types';
import { limits } from '~/generated/rules';
import { FormAlert } from '~/ui/FormAlert';
import { check, troubleOf } from '~/ui/forms';
import { done } from '~/ui/toasts';
import { correctionOf } from './correction';
import { LeadFields, type LeadValues } from './LeadFields';

/** Correcting what is known of a lead. */
export function CorrectLead({ lead }: { lead: Lead }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        Edit
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={`Edit ${lead.name || 'lead'}`}>
        <Fields lead={lead} onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Fields({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const correct = useCorrectLead(lead.id);
  const [trouble, setTrouble] = useState<string>();
  const form = useForm<LeadValues>({
    initialValues: {
      name: lead.name,
      email: lead.email,
      language: lead.language,
      priority: lead.priority,
      score: lead.score ?? '',
    },
    validate: (values) => check(limits.LeadCorrection, values),
  });
  const submit = (values: LeadValues) => {
    setTrouble(undefined);
    correct.mutate(correctionOf(lead, values), {
      onSuccess: () => {
        done('The lead is changed.');
        onClose();
      },
      onError: (failure) => {
        const { fields, rest } = troubleOf(failure, Object.keys(limits.LeadCorrection));
        form.setErrors(fields);
        setTrouble(rest);
      },
    });
  };
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack>
        <FormAlert message={trouble} />
        <LeadFields form={form} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={correct.isPending} disabled={!form.isDirty()}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
