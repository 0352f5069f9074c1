import { NumberInput, Select, SimpleGrid, Switch, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { limits } from '~/generated/rules';
import { Part } from './Part';
import { PHONE_KEYS, type RuleValues } from './rules';

interface Props {
  readonly form: UseFormReturnType<RuleValues>;
}

const KEYS = [
  { value: '', label: 'No key' },
  ...PHONE_KEYS.map((key) => ({ value: key, label: key })),
];

/** What is said to whom picks up, and what their keys do. */
export function BroadcastFields({ form }: Props) {
  const { transferKey, optOutKey } = form.values.broadcast;
  return (
    <Part title="Message">
      <Textarea
        label="Message"
        description="Said by the carrier's voice as soon as somebody answers. Say who calls, and which key does what."
        autosize
        minRows={3}
        maxLength={limits.BroadcastRules.message.maxLength}
        {...form.getInputProps('broadcast.message')}
      />
      <Switch
        label="Say it once more"
        description="To who pressed no key, or one that means nothing."
        {...form.getInputProps('broadcast.again', { type: 'checkbox' })}
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NumberInput
          label="Lines at once"
          description="How many of its calls may be live at the same time."
          min={limits.BroadcastRules.lines.minimum}
          max={limits.BroadcastRules.lines.maximum}
          clampBehavior="none"
          allowNegative={false}
          allowDecimal={false}
          {...form.getInputProps('broadcast.lines')}
        />
        <Select
          label="Key for an agent"
          description="Who presses it is put through to a free agent."
          allowDeselect={false}
          data={KEYS}
          {...form.getInputProps('broadcast.transferKey')}
        />
        <Select
          label="Key to opt out"
          description="Who presses it is put on the do-not-call list at once."
          allowDeselect={false}
          data={KEYS}
          {...form.getInputProps('broadcast.optOutKey')}
        />
      </SimpleGrid>
      {optOutKey !== '' && (
        <Textarea
          label="To who opts out"
          autosize
          minRows={2}
          maxLength={limits.BroadcastRules.optOutText.maxLength}
          {...form.getInputProps('broadcast.optOutText')}
        />
      )}
      {transferKey !== '' && (
        <Textarea
          label="To who asks for an agent, when none is free"
          description="Said two seconds after the key. The call counts as abandoned."
          autosize
          minRows={2}
          maxLength={limits.BroadcastRules.nobodyFreeText.maxLength}
          {...form.getInputProps('broadcast.nobodyFreeText')}
        />
      )}
    </Part>
  );
}
