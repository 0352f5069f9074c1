import { Accordion, Anchor, Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCreateCampaign } from '~/api/campaigns';
import { newKey } from '~/api/once';
import { FormAlert } from '~/ui/FormAlert';
import { troubleOf } from '~/ui/forms';
import { PageHead } from '~/ui/PageHead';
import { done } from '~/ui/toasts';
import { RecordingFields } from './RecordingFields';
import { AnnouncementFields, ComplianceFields, DialingFields, WrapUpFields } from './RuleFields';
import { checkRules, NEW_RULES, newCampaignOf, RULE_FIELDS, type RuleValues } from './rules';

const STANDARD = 'Standard';

export function NewCampaignPage() {
  const navigate = useNavigate();
  const create = useCreateCampaign();
  const [trouble, setTrouble] = useState<string>();
  const [open, setOpen] = useState<string | null>(null);
  const form = useForm<RuleValues>({
    initialValues: NEW_RULES,
    validate: (values) => checkRules(values, false),
  });
  const submit = (values: RuleValues) => {
    setTrouble(undefined);
    create.mutate(
      { campaign: newCampaignOf(values), key: newKey() },
      {
        onSuccess: (campaign) => {
          done(`${campaign.name} is set up. It does not dial before you start it.`);
          void navigate(`/campaigns/${campaign.id}`);
        },
        onError: (failure) => {
          const { fields, rest } = troubleOf(failure, RULE_FIELDS);
          form.setErrors(fields);
          setTrouble(rest);
          setOpen(Object.keys(fields).some((field) => field !== 'name') ? 'rules' : open);
        },
      },
    );
  };
  return (
    <Stack maw={760} mx="auto" gap="xs">
      <Anchor component={Link} to="/campaigns" size="sm">
        ← All campaigns
      </Anchor>
      <PageHead title="New campaign" />
      <form
        noValidate
        onSubmit={form.onSubmit(submit, (errors) =>
          setOpen(Object.keys(errors).some((field) => field !== 'name') ? 'rules' : open),
        )}
      >
        <div className="rb-card">
          <Stack p="lg">
            <FormAlert message={trouble} />
            <TextInput
              label="Name"
              description="What admins, supervisors and agents call it."
              autoFocus
              {...form.getInputProps('name')}
            />
          </Stack>
          <Accordion value={open} onChange={setOpen} variant="default">
            <Accordion.Item value="rules">
              <Accordion.Control>
                Rules: what is left as it is follows the standard, and can be changed later
              </Accordion.Control>
              <Accordion.Panel>
                <Stack gap="xl" p="xs">
                  <DialingFields form={form} standard={STANDARD} />
                  <ComplianceFields form={form} standard={STANDARD} />
                  <RecordingFields form={form} />
                  <WrapUpFields form={form} standard={STANDARD} />
                  <AnnouncementFields form={form} standard={STANDARD} />
                </Stack>
              </Accordion.Panel>
            </Accordion.Item>
          </Accordion>
        </div>
        <Group justify="flex-end" mt="md">
          <Button component={Link} to="/campaigns" variant="default">
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Set up the campaign
          </Button>
        </Group>
      </form>
    </Stack>
  );
}
