import {
  Button,
  Group,
  NumberInput,
  Select,
  Skeleton,
  Stack,
  Switch,
  Textarea,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useEffect, useState } from 'react';
import { useNewestCampaigns } from '~/api/campaigns';
import { useChangeAnswering, useIncomingSettings, useUnknownCallers } from '~/api/incomingCalls';
import type { Campaign, IncomingSettings, UnknownCallers } from '~/api/types';
import { limits } from '~/generated/rules';
import { check, troubleOf } from '~/ui/forms';
import { Loaded } from '~/ui/Loaded';
import { done, failed } from '~/ui/toasts';
import {
  type AnsweringValues,
  changeOf,
  choicesOf,
  idleBecause,
  isEqual,
  usedOf,
  valuesOf,
} from './takers';

/** Whether and to whom callers are put through, and what they hear with whom nobody talks. */
export function AnsweringCallers() {
  const settings = useIncomingSettings();
  const strangers = useUnknownCallers();
  const campaigns = useNewestCampaigns();
  const skeleton = <Skeleton height={180} />;
  return (
    <section className="rb-card" aria-labelledby="answering-callers" style={{ marginTop: 16 }}>
      <Stack p="md">
        <Title order={2} size="sm" id="answering-callers">
          How callers are answered
        </Title>
        <Loaded query={settings} what="The message" skeleton={skeleton}>
          {(how) => (
            <Loaded query={strangers} what="Who takes unknown callers" skeleton={skeleton}>
              {(who) => (
                <Loaded query={campaigns} what="The campaigns" skeleton={skeleton}>
                  {(all) => <AnsweringForm settings={how} strangers={who} campaigns={all} />}
                </Loaded>
              )}
            </Loaded>
          )}
        </Loaded>
      </Stack>
    </section>
  );
}

interface Props {
  readonly settings: IncomingSettings;
  readonly strangers: UnknownCallers;
  readonly campaigns: readonly Campaign[];
}

function AnsweringForm({ settings, strangers, campaigns }: Props) {
  const change = useChangeAnswering();
  const known = valuesOf(settings, strangers);
  const [begun, setBegun] = useState(known);
  const form = useForm<AnsweringValues>({
    initialValues: begun,
    validate: (values) =>
      check({ ...limits.IncomingSettings, ...limits.UnknownCallersChange }, values),
  });
  const begin = (values: AnsweringValues) => {
    setBegun(values);
    form.setInitialValues(values);
    form.setValues(values);
  };
  // What somebody else changed meanwhile is shown, and never taken back by whoever changes another thing.
  const isNews = !isEqual(known, begun);
  const isDirty = form.isDirty();
  useEffect(() => {
    if (isNews && !isDirty && !change.isPending) {
      begin(known);
    }
  });
  const submit = (values: AnsweringValues) =>
    change.mutate(changeOf(begun, values, known), {
      onSuccess: () => {
        begin({ ...values, message: values.message.trim() });
        done('Callers are answered so from the next call on.');
      },
      onError: (failure) => {
        const trouble = troubleOf(failure, Object.keys(values));
        form.setErrors(trouble.fields);
        if (trouble.rest) {
          failed('The settings could not be saved', failure);
        }
      },
    });
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack>
        <Switch
          label="Put callers through to an agent who is free"
          description="A lead to its owner, or else to whoever is free longest in its campaign. Only where the carrier asks what to do with each call: elsewhere, and where nobody is free, callers hear the message."
          {...form.getInputProps('putThrough', { type: 'checkbox' })}
        />
        <Taker
          campaigns={campaigns}
          strangers={strangers}
          field={form.getInputProps('campaignId')}
        />
        <NumberInput
          label="New leads a day"
          description={`How many unknown callers may become leads within 24 hours: numbers can be forged. ${usedOf(strangers)}`}
          maw={480}
          min={limits.UnknownCallersChange.leadsPerDay.minimum}
          max={limits.UnknownCallersChange.leadsPerDay.maximum}
          clampBehavior="none"
          allowNegative={false}
          allowDecimal={false}
          {...form.getInputProps('leadsPerDay')}
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
          <Button type="submit" loading={change.isPending} disabled={!isDirty}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface TakerProps {
  readonly campaigns: readonly Campaign[];
  readonly strangers: UnknownCallers;
  readonly field: { readonly value?: string; readonly error?: ReactNode };
}

/** The campaign whose leads unknown callers become. */
function Taker({ campaigns, strangers, field }: TakerProps) {
  const idle = field.value === strangers.campaignId ? idleBecause(strangers) : undefined;
  return (
    <Select
      label="Campaign that takes unknown callers"
      description="While callers are put through, whoever is nobody’s lead becomes a lead of it and talks with whoever is free longest there, or is called back. Without one, unknown callers hear the message and wait for you."
      nothingFoundMessage="No campaign is called so"
      allowDeselect={false}
      searchable
      maw={480}
      data={choicesOf(campaigns, strangers)}
      {...field}
      error={field.error ?? idle}
    />
  );
}
