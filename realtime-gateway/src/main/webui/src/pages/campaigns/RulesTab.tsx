import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useChangeCampaign } from '~/api/campaigns';
import type { Campaign } from '~/api/types';
import { useMe } from '~/session/useSession';
import { FormAlert } from '~/ui/FormAlert';
import { troubleOf } from '~/ui/forms';
import { done } from '~/ui/toasts';
import { useUnsaved } from '~/ui/useUnsaved';
import { Part } from './Part';
import { RecordingFields } from './RecordingFields';
import { RetryFields } from './RetryFields';
import { AnnouncementFields, ComplianceFields, DialingFields, WrapUpFields } from './RuleFields';
import { changeOf, checkRules, RULE_FIELDS, type RuleValues, retriedIn, rulesOf } from './rules';

/** The rules of a campaign; supervisors read them, admins change them. */
export function RulesTab({ campaign }: { campaign: Campaign }) {
  const readOnly = useMe().role !== 'ADMIN' || campaign.state === 'STOPPED';
  const change = useChangeCampaign(campaign.id);
  const [trouble, setTrouble] = useState<string>();
  const form = useForm<RuleValues>({
    initialValues: rulesOf(campaign),
    validate: (values) => checkRules(values, true),
  });
  const unsaved = useUnsaved(!readOnly && form.isDirty());
  const submit = (values: RuleValues) => {
    setTrouble(undefined);
    change.mutate(changeOf(values), {
      onSuccess: (changed) => {
        const saved = rulesOf(changed);
        form.setInitialValues(saved);
        form.setValues(saved);
        done('The rules are saved. They count from the next call on.');
      },
      onError: (failure) => {
        const { fields, rest } = troubleOf(failure, RULE_FIELDS);
        form.setErrors(fields);
        setTrouble(rest);
      },
    });
  };
  return (
    <form noValidate onSubmit={form.onSubmit(submit)} style={{ maxWidth: 820 }}>
      {unsaved}
      {readOnly && (
        <Text size="sm" className="rb-quiet" mb="sm">
          {campaign.state === 'STOPPED'
            ? 'The campaign is stopped; its rules are kept as they were.'
            : 'An admin can change these rules.'}
        </Text>
      )}
      <div className="rb-card">
        <fieldset disabled={readOnly} style={{ border: 0, margin: 0, padding: 0 }}>
          <Stack gap="xl" p="lg">
            <FormAlert message={trouble} />
            <TextInput label="Name" {...form.getInputProps('name')} />
            <DialingFields form={form} />
            <Part title="Trying again">
              <RetryFields
                outcomes={retriedIn(form.values.mode)}
                value={{ minutes: form.values.retryMinutes, growth: form.values.retryGrowth }}
                error={form.errors.retryMinutes ?? form.errors.retryGrowth}
                onChange={({ minutes, growth }) =>
                  form.setValues({ retryMinutes: minutes, retryGrowth: growth })
                }
              />
            </Part>
            <ComplianceFields form={form} />
            <RecordingFields form={form} />
            <WrapUpFields form={form} />
            <AnnouncementFields form={form} />
          </Stack>
        </fieldset>
      </div>
      {!readOnly && (
        <Group justify="flex-end" mt="md">
          <Button variant="default" disabled={!form.isDirty()} onClick={() => form.reset()}>
            Undo changes
          </Button>
          <Button type="submit" loading={change.isPending} disabled={!form.isDirty()}>
            Save rules
          </Button>
        </Group>
      )}
    </form>
  );
}
