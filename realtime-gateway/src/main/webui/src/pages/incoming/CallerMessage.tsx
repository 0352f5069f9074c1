import { Button, Group, Skeleton, Stack, Switch, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChangeIncomingSettings, useIncomingSettings } from '~/api/incomingCalls';
import type { IncomingSettings } from '~/api/types';
import { limits } from '~/generated/rules';
import { check } from '~/ui/forms';
import { Loaded } from '~/ui/Loaded';
import { done, failed } from '~/ui/toasts';

/** Whether callers are put through, and what they hear with whom nobody talks. */
export function CallerMessage() {
  const settings = useIncomingSettings();
  return (
    <section className="rb-card" aria-labelledby="caller-message" style={{ marginTop: 16 }}>
      <Stack p="md">
        <Title order={2} size="sm" id="caller-message">
          How callers are answered
        </Title>
        <Loaded query={settings} what="The message" skeleton={<Skeleton height={60} />}>
          {(loaded) => <MessageForm settings={loaded} />}
        </Loaded>
      </Stack>
    </section>
  );
}

function MessageForm({ settings }: { settings: IncomingSettings }) {
  const change = useChangeIncomingSettings();
  const form = useForm<IncomingSettings>({
    initialValues: settings,
    validate: (values) => check(limits.IncomingSettings, values),
  });
  const submit = (values: IncomingSettings) =>
    change.mutate(values, {
      onSuccess: (saved) => {
        form.setInitialValues(saved);
        form.setValues(saved);
        done('Callers are answered so from the next call on.');
      },
      onError: (failure) => failed('The settings could not be saved', failure),
    });
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack>
        <Switch
          label="Put leads through to an agent who is free"
          description="To the lead’s owner, or else to whoever is free longest in the lead’s campaign. Twilio’s numbers only: where the carrier cannot, and where nobody is free, callers hear the message."
          {...form.getInputProps('putThrough', { type: 'checkbox' })}
        />
        <Textarea
          label="Message"
          description="The carrier’s voice says it, and the call ends. A known lead is called back by itself as soon as it may be."
          autosize
          minRows={2}
          maxLength={limits.IncomingSettings.message.maxLength}
          {...form.getInputProps('message')}
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
