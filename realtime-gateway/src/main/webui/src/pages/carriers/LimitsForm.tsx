import { Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSetAccountLimits, useSetOrganizationLimits } from '~/api/guard';
import type { GuardedAccount, OrganizationLimits } from '~/api/types';
import { limits as allowed } from '~/generated/rules';
import { DialogForm } from '~/ui/DialogForm';
import { check } from '~/ui/forms';
import { readPrices, writePrices } from './guard';

const UNLIMITED = 'Left empty, as much as there is.';

/** What is left empty is no limit. */
const given = (amount: string) => (amount.trim() === '' ? null : Number(amount));

const amounts = (typed: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(typed).map(([field, amount]) => [field, given(amount)]));

interface OrganizationProps {
  readonly limits: OrganizationLimits;
  readonly onClose: () => void;
}

/** What all accounts may spend together. */
export function OrganizationLimitsForm({ limits, onClose }: OrganizationProps) {
  const set = useSetOrganizationLimits();
  const form = useForm({
    initialValues: {
      spendPerMinute: String(limits.spendPerMinute ?? ''),
      spendPerDay: String(limits.spendPerDay ?? ''),
      callsToNewPrefix: String(limits.callsToNewPrefix ?? ''),
    },
    validate: (values) => check(allowed.OrganizationLimits, amounts(values)),
  });
  return (
    <DialogForm
      form={form}
      mutation={set}
      wanted={(values) => ({
        spendPerMinute: given(values.spendPerMinute),
        spendPerDay: given(values.spendPerDay),
        callsToNewPrefix: given(values.callsToNewPrefix),
      })}
      fields={['spendPerMinute', 'spendPerDay', 'callsToNewPrefix']}
      said={() => 'The limits are changed.'}
      action="Save"
      onClose={onClose}
    >
      <Money label="Dollars a minute" {...form.getInputProps('spendPerMinute')} />
      <Money label="Dollars a day" {...form.getInputProps('spendPerDay')} />
      <TextInput
        type="number"
        label="Calls to a new block of numbers"
        description="Within ten minutes, of ten thousand numbers never called before. One more stops all placing."
        min={1}
        {...form.getInputProps('callsToNewPrefix')}
      />
    </DialogForm>
  );
}

interface AccountProps {
  readonly account: GuardedAccount;
  readonly onClose: () => void;
}

/** What one account may spend, and what calls cost with it. */
export function AccountLimitsForm({ account, onClose }: AccountProps) {
  const set = useSetAccountLimits(account.accountId);
  const { limits } = account;
  const form = useForm({
    initialValues: {
      spendPerMinute: String(limits.spendPerMinute ?? ''),
      spendPerDay: String(limits.spendPerDay ?? ''),
      prices: writePrices(limits.prices ?? {}),
    },
    validate: ({ prices, ...typed }) => ({
      ...check(allowed.AccountLimits, amounts(typed)),
      ...(readPrices(prices) ? {} : { prices: 'One a line, like +4479 0.04' }),
    }),
  });
  return (
    <DialogForm
      form={form}
      mutation={set}
      wanted={(values) => ({
        spendPerMinute: given(values.spendPerMinute),
        spendPerDay: given(values.spendPerDay),
        prices: readPrices(values.prices) ?? {},
      })}
      fields={['spendPerMinute', 'spendPerDay', 'prices']}
      said={() => `The limits of ${account.name} are changed.`}
      action="Save"
      onClose={onClose}
    >
      <Money label="Dollars a minute" {...form.getInputProps('spendPerMinute')} />
      <Money label="Dollars a day" {...form.getInputProps('spendPerDay')} />
      <Textarea
        label="What a minute costs"
        description="One a line: the first digits of numbers and dollars, like +4479 0.04. What is not here costs what is assumed of its country."
        autosize
        minRows={3}
        maxRows={10}
        {...form.getInputProps('prices')}
      />
    </DialogForm>
  );
}

function Money(props: { readonly label: string }) {
  return <TextInput type="number" step="0.01" min={0} description={UNLIMITED} {...props} />;
}
