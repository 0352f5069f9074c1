import { NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Priority } from '~/api/types';
import { enums } from '~/generated/rules';
import { PRIORITY } from '~/ui/words';

/** What a person may say of a lead, new or known. */
export interface LeadValues {
  name: string;
  email: string;
  otherPhones: string;
  language: string;
  priority: Priority;
  score: number | '';
}

const PRIORITIES = enums.Priority.map((value) => ({ value, label: PRIORITY[value].text }));

export function LeadFields<T extends LeadValues>({ form }: { form: UseFormReturnType<T> }) {
  return (
    <>
      <TextInput label="Name" autoComplete="off" {...form.getInputProps('name')} />
      <TextInput
        label="Other numbers"
        description="Up to four, with commas between. Where one reaches nobody, the next is tried."
        autoComplete="off"
        {...form.getInputProps('otherPhones')}
      />
      <TextInput label="Email" autoComplete="off" {...form.getInputProps('email')} />
      <SimpleGrid cols={3}>
        <Select
          label="Priority"
          data={PRIORITIES}
          allowDeselect={false}
          {...form.getInputProps('priority')}
        />
        <NumberInput
          label="Score"
          min={0}
          max={100}
          allowDecimal={false}
          {...form.getInputProps('score')}
        />
        <TextInput label="Language" autoComplete="off" {...form.getInputProps('language')} />
      </SimpleGrid>
    </>
  );
}
