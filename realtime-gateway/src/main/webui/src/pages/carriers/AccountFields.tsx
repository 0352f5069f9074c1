import { Group, MultiSelect, PasswordInput, Switch, TagsInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo } from 'react';
import type { CarrierAccount, CarrierKind, SettingField } from '~/api/types';
import { countries } from '~/pages/campaigns/upload/countries';
import { dateTime } from '~/time/dates';
import { type CarrierForm, numberOf, routeOf, settingOf } from './carrierForm';

interface Props {
  readonly form: UseFormReturnType<CarrierForm>;
  readonly kind: CarrierKind;
  /** The account that is changed, if it is one that is there. */
  readonly account?: CarrierAccount;
}

/** What an account is set up with: what every carrier needs, and what this one does. */
export function AccountFields({ form, kind, account }: Props) {
  const choices = useMemo(countries, []);
  const numbers = form.getInputProps('callerIds');
  const routes = form.getInputProps('routes');
  return (
    <>
      <TextInput
        label="Name"
        description="What it is called here."
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      {kind.fields.map((field) => (
        <Setting key={field.name} field={field} form={form} account={account} />
      ))}
      <TagsInput
        label="Calls from"
        description="Its numbers, with + and the country code. Press Enter after each."
        splitChars={[',', ';', '\n']}
        {...numbers}
        onChange={(values) => numbers.onChange(values.map(numberOf))}
      />
      <MultiSelect
        label="Calls to"
        description="Calls to all other countries are refused."
        searchable
        data={choices}
        {...form.getInputProps('countries')}
      />
      <TagsInput
        label="Routes (optional)"
        description="Only with several accounts: a country (IN), first digits (+9180), or * for everything else. IN/2 comes after another account's IN. Empty: all its countries. Press Enter after each."
        splitChars={[',', ';', '\n']}
        {...routes}
        onChange={(values) => routes.onChange(values.map(routeOf))}
      />
      <Group grow align="flex-start">
        <TextInput
          label="Calls a second"
          description="What the carrier allows this account: 1, unless it was raised."
          inputMode="decimal"
          {...form.getInputProps('callsPerSecond')}
        />
        <TextInput
          label="Preference"
          description="1 to 100: of several open accounts whose routes fit equally the lowest is dialed with."
          inputMode="numeric"
          {...form.getInputProps('preference')}
        />
      </Group>
      {kind.simulable && !account && (
        <Switch
          label="With the simulated carrier: it calls nobody real"
          {...form.getInputProps('simulated', { type: 'checkbox' })}
        />
      )}
    </>
  );
}

interface SettingProps {
  readonly field: SettingField;
  readonly form: UseFormReturnType<CarrierForm>;
  readonly account: CarrierAccount | undefined;
}

function Setting({ field, form, account }: SettingProps) {
  const since = account && settingOf(account, field.name)?.setAt;
  const props = {
    label: field.required ? field.label : `${field.label} (optional)`,
    autoComplete: 'off',
    spellCheck: false,
    ...form.getInputProps(`settings.${field.name}`),
  };
  return field.secret ? (
    <PasswordInput
      {...props}
      autoComplete="new-password"
      description={since ? `Set on ${dateTime(since)}. Left empty, it stays.` : field.help}
    />
  ) : (
    <TextInput
      {...props}
      description={field.help}
      disabled={field.fixed && account !== undefined}
    />
  );
}
