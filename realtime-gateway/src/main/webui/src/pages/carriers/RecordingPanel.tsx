import { Button, Group, NumberInput, Skeleton, Stack, Switch, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChangeRecordingSettings, useRecordingSettings } from '~/api/recordings';
import type { RecordingSettings } from '~/api/types';
import { limits } from '~/generated/rules';
import { check } from '~/ui/forms';
import { Loaded } from '~/ui/Loaded';
import { done, failed } from '~/ui/toasts';

/** How long recordings are kept, and who may listen. */
export function RecordingPanel() {
  const settings = useRecordingSettings();
  return (
    <section className="rb-card" aria-labelledby="recordings" style={{ marginTop: 16 }}>
      <Stack p="md">
        <Title order={2} size="sm" id="recordings">
          Recordings
        </Title>
        <Loaded query={settings} what="The settings" skeleton={<Skeleton height={60} />}>
          {(loaded) => <SettingsForm settings={loaded} />}
        </Loaded>
      </Stack>
    </section>
  );
}

function SettingsForm({ settings }: { settings: RecordingSettings }) {
  const change = useChangeRecordingSettings();
  const form = useForm<RecordingSettings>({
    initialValues: settings,
    validate: (values) => check(limits.RecordingSettings, values),
  });
  const submit = (values: RecordingSettings) =>
    change.mutate(values, {
      onSuccess: (saved) => {
        form.setInitialValues(saved);
        form.setValues(saved);
        done('The settings of recordings are saved.');
      },
      onError: (failure) => failed('The settings could not be saved', failure),
    });
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack>
        <Text size="sm" className="rb-quiet">
          Whether calls are recorded is a rule of each campaign.
        </Text>
        <NumberInput
          label="Keep for"
          description="Older ones are deleted for good, here and at the carrier."
          suffix=" days"
          maw={240}
          min={limits.RecordingSettings.retentionDays.minimum}
          max={limits.RecordingSettings.retentionDays.maximum}
          clampBehavior="none"
          allowNegative={false}
          allowDecimal={false}
          {...form.getInputProps('retentionDays')}
        />
        <Switch
          label="Agents may listen to their own calls"
          {...form.getInputProps('agentsListen', { type: 'checkbox' })}
        />
        <Group>
          <Button type="submit" loading={change.isPending} disabled={!form.isDirty()}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
