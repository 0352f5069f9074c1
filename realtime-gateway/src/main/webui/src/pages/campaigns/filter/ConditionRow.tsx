import {
  ActionIcon,
  Autocomplete,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  TagsInput,
  Text,
} from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { FilterOperator, LeadField } from '~/api/types';
import { enums, limits } from '~/generated/rules';
import { PRIORITY, TEMPERATURE } from '~/ui/words';
import {
  choicesOf,
  type Draft,
  FIELD,
  OPERATOR,
  operatorsOf,
  valuesOf,
  withField,
  withOperator,
} from './filterForm';

const { maxItems } = limits.LeadCondition.values;
const { maxLength } = limits.LeadCondition.column;
const FIELDS = enums.LeadField.map((value) => ({ value, label: FIELD[value] }));

interface Props {
  readonly number: number;
  readonly draft: Draft;
  readonly columns: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (draft: Draft) => void;
  readonly onRemove: () => void;
}

/** One condition: what it asks about, what it asks, and the values. */
export function ConditionRow({ number, draft, columns, error, onChange, onRemove }: Props) {
  const name = `Condition ${number}`;
  return (
    <li>
      <Group gap="xs" align="flex-start">
        <Select
          aria-label={`${name}: field`}
          w={230}
          allowDeselect={false}
          data={FIELDS}
          value={draft.field}
          onChange={(field) => field && onChange(withField(draft, field as LeadField))}
        />
        {draft.field === 'COLUMN' && (
          <Autocomplete
            aria-label={`${name}: column`}
            placeholder="As the file’s header has it"
            w={200}
            maxLength={maxLength}
            data={[...columns]}
            value={draft.column}
            onChange={(column) => onChange({ ...draft, column })}
          />
        )}
        <Select
          aria-label={`${name}: operator`}
          w={150}
          allowDeselect={false}
          data={operatorsOf(draft.field).map((value) => ({ value, label: OPERATOR[value] }))}
          value={draft.operator}
          onChange={(operator) =>
            operator && onChange(withOperator(draft, operator as FilterOperator))
          }
        />
        <ValueField name={`${name}: values`} draft={draft} onChange={onChange} />
        <ActionIcon
          variant="default"
          size="input-sm"
          aria-label={`Remove condition ${number}`}
          onClick={onRemove}
        >
          <IconX size={16} />
        </ActionIcon>
      </Group>
      {error && (
        <Text size="xs" c="red" role="alert">
          {error}
        </Text>
      )}
    </li>
  );
}

interface ValueProps {
  readonly name: string;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

function ValueField({ name, draft, onChange }: ValueProps) {
  const set = (values: readonly string[]) => onChange({ ...draft, values });
  switch (valuesOf(draft)) {
    case 'none':
      return null;
    case 'number':
      return (
        <NumberInput
          aria-label={name}
          w={130}
          allowDecimal={draft.field === 'SCORE' || draft.field === 'COLUMN'}
          allowNegative={draft.field === 'COLUMN'}
          value={draft.values[0] ?? ''}
          onChange={(value) => set(value === '' ? [] : [String(value)])}
        />
      );
    case 'choice':
      return (
        <MultiSelect
          aria-label={name}
          miw={220}
          data={choicesOf(draft.field).map((value) => ({ value, label: choiceWord(value) }))}
          value={[...draft.values]}
          onChange={set}
        />
      );
    case 'text':
      return (
        <TagsInput
          aria-label={name}
          placeholder={draft.values.length === 0 ? 'Type a value and press Enter' : ''}
          miw={260}
          maxTags={maxItems}
          maxLength={maxLength}
          splitChars={[';', '\n']}
          acceptValueOnBlur
          value={[...draft.values]}
          onChange={set}
        />
      );
  }
}

function choiceWord(value: string): string {
  const words: Readonly<Record<string, { readonly text: string }>> = {
    ...PRIORITY,
    ...TEMPERATURE,
  };
  return words[value]?.text ?? value;
}
