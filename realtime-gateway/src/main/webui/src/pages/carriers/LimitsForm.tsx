import { NumberInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSetAccountLimits, useSetOrganizationLimits } from '~/api/guard';
import type { GuardedAccount, OrganizationLimits } from '~/api/types';
import { limits as allowed } from '~/generated/rules';
import { DialogForm } from '~/ui/DialogForm';
import { check } from '~/ui/forms';
import { readPrices, writePrices } from './guard';

type Amount = number | '';

const UNLIMITED = 'Left empty, as much as there is.';

/** What is left empty is no limit. */
const given = (amount: Amount) => (amount === '' ? null : amount);

interface OrganizationProps {
  readonly limits: OrganizationLimits;
  readonly onClose: () => void;
}

/** What all accounts may spend together. */
export function OrganizationLimitsForm({ limits, onClose }: OrganizationProps) {
  const set = useSetOrganizationLimits();
  const form = useForm({
    initialValues: {
      spendPerMinute: (limits.spendPerMinute ?? '') as Amount,
      spendPerDay: (limits.spendPerDay ?? '') as Amount,
      callsToNewPrefix: (limits.callsToNewPrefix ?? '') as Amount,
    },
    validate: (values) => check(allowed.OrganizationLimits, values),
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
      <NumberInput
        label="Calls to a new block of numbers"
        description="Within ten minutes, of ten thousand numbers never called before. One more stops all placing."
        allowDecimal={false}
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
      spendPerMinute: (limits.spendPerMinute ?? '') as Amount,
      spendPerDay: (limits.spendPerDay ?? '') as Amount,
      prices: writePrices(limits.prices ?? {}),
    },
    validate: ({ prices, ...amounts }) => ({
      ...check(allowed.AccountLimits, amounts),
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
  return <NumberInput description={UNLIMITED} prefix="$" min={0} decimalScale={2} {...props} />;
}
