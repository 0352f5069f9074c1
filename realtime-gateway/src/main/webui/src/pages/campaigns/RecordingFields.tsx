import { Radio, Select, SimpleGrid, Stack, Switch, Textarea } from '@mantine/core';
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

/** Whether calls are recorded, and what leads hear about it. */
export function RecordingFields({ form }: Props) {
  return (
    <Part title="Recording">
      <Switch
        label="Record calls"
        description="From the moment on that the lead and the agent talk. The lead is told before, and the carrier has to be able to."
        {...form.getInputProps('recording.on', { type: 'checkbox' })}
      />
      {form.values.recording.on && (
        <>
          <Textarea
            label="Announcement"
            description="Said by the carrier's voice right before the agent. Name the key, if there is one."
            autosize
            minRows={2}
            maxLength={limits.RecordingRules.announcement.maxLength}
            {...form.getInputProps('recording.announcement')}
          />
          <Switch
            label="Always say it"
            description="Otherwise only where the law of the places that the lead may be in asks for it."
            {...form.getInputProps('recording.announceAlways', { type: 'checkbox' })}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Select
              label="Key for no recording"
              description="Who presses it, or any other key, while it is said is put through unrecorded."
              allowDeselect={false}
              data={KEYS}
              {...form.getInputProps('recording.optOutKey')}
            />
            <Radio.Group label="Channels" {...form.getInputProps('recording.channels')}>
              <Stack gap="xs" mt={6}>
                <Radio value="MIXED" label="Both voices on one" />
                <Radio value="DUAL" label="The lead on one, the agent on the other" />
              </Stack>
            </Radio.Group>
          </SimpleGrid>
        </>
      )}
    </Part>
  );
}
