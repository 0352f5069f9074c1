import { Modal, Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useAddCarrierAccount, useChangeCarrierAccount } from '~/api/carriers';
import { newKey } from '~/api/once';
import type { CarrierAccount, CarrierKind } from '~/api/types';
import { DialogForm } from '~/ui/DialogForm';
import { AccountChanges } from './AccountChanges';
import { AccountFields } from './AccountFields';
import { type CarrierForm, changeOf, emptyForm, faultsOf, formOf, wantedOf } from './carrierForm';

interface AddProps {
  readonly opened: boolean;
  /** The carriers to choose from; there is one at least where it is opened. */
  readonly kinds: readonly CarrierKind[];
  readonly onAdded: (account: CarrierAccount) => void;
  readonly onClose: () => void;
}

/** Adding an account; what it is tested for is shown next. */
export function AddAccount({ opened, kinds, onAdded, onClose }: AddProps) {
  const [chosen, setChosen] = useState<string>();
  const kind = kinds.find((one) => one.kind === chosen) ?? kinds[0];
  return (
    <Modal opened={opened} onClose={onClose} title="Add a carrier account" size="lg">
      {kinds.length > 1 && kind && (
        <Select
          label="Carrier"
          mb="md"
          data={kinds.map((one) => ({ value: one.kind, label: one.title }))}
          value={kind.kind}
          onChange={(value) => setChosen(value ?? undefined)}
          allowDeselect={false}
        />
      )}
      {kind && <NewFields key={kind.kind} kind={kind} onAdded={onAdded} onClose={onClose} />}
    </Modal>
  );
}

function NewFields({
  kind,
  onAdded,
  onClose,
}: Pick<AddProps, 'onAdded' | 'onClose'> & { kind: CarrierKind }) {
  const add = useAddCarrierAccount();
  const form = useForm<CarrierForm>({
    initialValues: emptyForm(kind),
    validate: (values) => faultsOf(values, kind),
  });
  const mutateAsync = async (wanted: Parameters<typeof add.mutateAsync>[0]) => {
    const account = await add.mutateAsync(wanted);
    onAdded(account);
    return account;
  };
  return (
    <DialogForm
      form={form}
      mutation={{ isPending: add.isPending, mutateAsync }}
      wanted={(values) => ({ wanted: wantedOf(values), key: newKey() })}
      fields={fieldsOf(kind)}
      said={({ name }) => `${name} is added. Campaigns dial with it from now on.`}
      action="Add and test"
      onClose={onClose}
    >
      <AccountFields form={form} kind={kind} />
    </DialogForm>
  );
}

interface EditProps {
  readonly account: CarrierAccount | undefined;
  readonly kinds: readonly CarrierKind[];
  readonly onClose: () => void;
}

export function EditAccount({ account, kinds, onClose }: EditProps) {
  const kind = kinds.find((one) => one.kind === account?.kind);
  return (
    <Modal
      opened={account !== undefined}
      onClose={onClose}
      title={`Edit ${account?.name ?? ''}`}
      size="lg"
    >
      {account && kind && <KnownFields account={account} kind={kind} onClose={onClose} />}
      {account && <AccountChanges id={account.id} />}
    </Modal>
  );
}

function KnownFields({
  account,
  kind,
  onClose,
}: {
  account: CarrierAccount;
  kind: CarrierKind;
  onClose: () => void;
}) {
  const change = useChangeCarrierAccount();
  const form = useForm<CarrierForm>({
    initialValues: formOf(account, kind),
    validate: (values) => faultsOf(values, kind, account),
  });
  return (
    <DialogForm
      form={form}
      mutation={change}
      wanted={(values) => {
        const wanted = changeOf(account, kind, values);
        return wanted === null ? null : { id: account.id, change: wanted };
      }}
      fields={fieldsOf(kind)}
      said={(changed) => `${changed.name} is changed, everywhere within two seconds.`}
      action="Save"
      disabled={!form.isDirty()}
      onClose={onClose}
    >
      <AccountFields form={form} kind={kind} account={account} />
    </DialogForm>
  );
}

function fieldsOf(kind: CarrierKind): string[] {
  return [
    'name',
    'simulated',
    'callsPerSecond',
    'callerIds',
    'countries',
    'preference',
    ...kind.fields.map(({ name }) => `settings.${name}`),
  ];
}
