import { Button, Modal } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useCorrectLead } from '~/api/leads';
import type { Lead } from '~/api/types';
import { limits } from '~/generated/rules';
import { DialogForm } from '~/ui/DialogForm';
import { check } from '~/ui/forms';
import { correctionOf } from './correction';
import { LeadFields, type LeadValues } from './LeadFields';
import { shownOf } from './otherPhones';

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

/** What is different is told from the lead as it was when this opened: calls move it meanwhile. */
function Fields({ lead: loaded, onClose }: { lead: Lead; onClose: () => void }) {
  const [lead] = useState(loaded);
  const correct = useCorrectLead(lead.id);
  const form = useForm<LeadValues>({
    initialValues: {
      name: lead.name,
      email: lead.email,
      otherPhones: shownOf(lead.numbers),
      language: lead.language,
      priority: lead.priority,
      score: lead.score ?? '',
    },
    validate: (values) => check(limits.LeadCorrection, values),
  });
  return (
    <DialogForm
      form={form}
      mutation={correct}
      wanted={(values) => correctionOf(lead, values)}
      fields={Object.keys(limits.LeadCorrection)}
      said={() => 'The lead is changed.'}
      action="Save"
      disabled={!form.isDirty()}
      onClose={onClose}
    >
      <LeadFields form={form} />
    </DialogForm>
  );
}
