import { Modal, Select, Skeleton } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChangeOrganization, useOrganization } from '~/api/organization';
import type { Organization } from '~/api/types';
import { DialogForm } from '~/ui/DialogForm';
import { Loaded } from '~/ui/Loaded';

/** When the organization's day begins. */
export function TimeZone({ onClose }: { onClose: () => void }) {
  const organization = useOrganization();
  return (
    <Modal opened onClose={onClose} title="Time zone">
      <Loaded query={organization} what="The organization" skeleton={<Skeleton height={120} />}>
        {(loaded) => <Fields organization={loaded} onClose={onClose} />}
      </Loaded>
    </Modal>
  );
}

interface Props {
  readonly organization: Organization;
  readonly onClose: () => void;
}

function Fields({ organization, onClose }: Props) {
  const change = useChangeOrganization();
  const form = useForm({ initialValues: { zone: organization.zone } });
  return (
    <DialogForm
      form={form}
      mutation={change}
      wanted={({ zone }) => ({ zone })}
      fields={['zone']}
      said={({ zone }) => `The day begins at midnight in ${zone}.`}
      action="Save"
      disabled={!form.isDirty()}
      onClose={onClose}
    >
      <Select
        label={`The day of ${organization.name} begins at midnight in`}
        description="For the figures of today. Calling hours follow each lead's own place."
        data-autofocus
        searchable
        allowDeselect={false}
        data={zones(organization.zone)}
        {...form.getInputProps('zone')}
      />
    </DialogForm>
  );
}

/** The zones that the browser knows, and the one that is set. */
function zones(set: string): string[] {
  return [...new Set(['UTC', set, ...Intl.supportedValuesOf('timeZone')])].sort();
}
