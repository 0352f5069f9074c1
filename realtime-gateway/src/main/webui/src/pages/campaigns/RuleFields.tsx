import { NumberInput, Radio, Select, SimpleGrid, Stack, Switch, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { enums, limits } from '~/generated/rules';
import { CONSENT_REQUIRED } from '~/ui/words';
import { BroadcastFields } from './BroadcastFields';
import { Part } from './Part';
import type { RuleValues } from './rules';

interface Props {
  readonly form: UseFormReturnType<RuleValues>;
  /** Shown in fields that may be left to the server. */
  readonly standard?: string;
}

/** How many calls are in the air, and who takes them. */
export function DialingFields({ form, standard }: Props) {
  return (
    <>
      <Part title="Dialing">
        <Radio.Group label="Who is dialed for whom" {...form.getInputProps('mode')}>
          <Stack gap="xs" mt={6}>
            <Radio
              value="MANUAL"
              label="Manual"
              description="Agents dial, one number at a time. Nothing is dialed by itself."
            />
            <Radio
              value="PREVIEW"
              label="Preview"
              description="A free agent reads about the next lead, and dials or skips it."
            />
            <Radio
              value="PROGRESSIVE"
              label="Progressive"
              description="One call for each free agent, planned for that agent. Nobody who answers has to wait."
            />
            <Radio
              value="RATIO"
              label="Ratio"
              description="A fixed number of lines for each free agent; whoever is free longest takes the call that is answered. With more than one line some people may be abandoned."
            />
            <Radio
              value="BROADCAST"
              label="Broadcast"
              description="No agents are needed: who answers hears a message, and may press a key for an agent or to be called no more."
            />
          </Stack>
        </Radio.Group>
        {form.values.mode !== 'MANUAL' && (
          <Switch
            label="Agents may dial by hand too"
            description="A box on their desk, under the same rules as everything else that is dialed."
            {...form.getInputProps('manualCalls', { type: 'checkbox' })}
          />
        )}
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          {form.values.mode === 'PREVIEW' && (
            <PreviewFields form={form} standard={standard ?? ''} />
          )}
          {form.values.mode === 'RATIO' && (
            <NumberInput
              label="Lines per free agent"
              description="Calls in the air for each free agent."
              step={0.1}
              decimalScale={2}
              placeholder={standard ?? ''}
              {...bounds('linesPerAgent')}
              {...form.getInputProps('linesPerAgent')}
            />
          )}
          <NumberInput
            label="Ring for at most"
            description="Then it counts as no answer. Never less than the law asks for where the lead is."
            suffix=" s"
            placeholder={standard ?? ''}
            {...bounds('ringLimitSeconds')}
            {...form.getInputProps('ringLimitSeconds')}
          />
          <NumberInput
            label="End calls after"
            description="From the answer, whoever talks. 0 lets them last."
            suffix=" min"
            placeholder={standard ?? ''}
            {...bounds('longestCallMinutes')}
            {...form.getInputProps('longestCallMinutes')}
          />
          <NumberInput
            label="Attempts per lead"
            description="How often a lead is tried in all."
            placeholder={standard ?? ''}
            {...bounds('maxAttempts')}
            {...form.getInputProps('maxAttempts')}
          />
        </SimpleGrid>
        <Switch
          label="A pause cancels what rings"
          description="Otherwise phones that ring when the campaign is paused ring on, and who answers is connected."
          {...form.getInputProps('cancelRinging', { type: 'checkbox' })}
        />
      </Part>
      {form.values.mode === 'BROADCAST' && <BroadcastFields form={form} />}
    </>
  );
}

/** What keeps the campaign within the law; whether a new one practices is the server's to say. */
export function ComplianceFields({ form, standard }: Props) {
  return (
    <Part title="Compliance">
      {form.values.practice !== '' && (
        <Switch
          label="Practice campaign"
          description="Dials through simulated carriers only, at any hour: nobody's phone rings. Leads of any other campaign are called within the calling hours of wherever they may be."
          checked={form.values.practice}
          onChange={(event) => form.setFieldValue('practice', event.currentTarget.checked)}
        />
      )}
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NumberInput
          label="Calls per lead in 24 hours"
          description="Empty: as many as the law allows there."
          placeholder={standard ?? 'By law'}
          {...bounds('callsPerDay')}
          {...form.getInputProps('callsPerDay')}
          min={1}
        />
        <Select
          label="Consent required"
          description="Leads without it are not dialed. A consent to calls that was taken back always counts."
          allowDeselect={false}
          data={enums.ConsentRequired.map((value) => ({ value, label: CONSENT_REQUIRED[value] }))}
          {...form.getInputProps('consentRequired')}
        />
      </SimpleGrid>
      <Switch
        label="Keep official do-not-call lists"
        description="Leads on an official list of their country, or in a country whose list is missing here or too old, are not called unless they consented or a business relationship is known. Turn it off only where the law exempts these calls, as for surveys."
        {...form.getInputProps('consultRegistries', { type: 'checkbox' })}
      />
    </Part>
  );
}

/** What agents have after a call. */
export function WrapUpFields({ form, standard }: Props) {
  return (
    <Part title="After a call">
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NumberInput
          label="Wrap-up"
          description="Time to write down what came of a call. 0 for none."
          suffix=" s"
          placeholder={standard ?? ''}
          {...bounds('wrapUpSeconds')}
          {...form.getInputProps('wrapUpSeconds')}
        />
      </SimpleGrid>
    </Part>
  );
}

/** What is said to whom nobody talks with. */
export function AnnouncementFields({ form, standard }: Props) {
  return (
    <Part title="When nobody can talk">
      <Textarea
        label="To a person, when no agent is free"
        description={
          form.values.mode === 'BROADCAST'
            ? 'On calls that agents dial by hand.'
            : 'Played two seconds after the answer, as the law asks for in many places. The call counts as abandoned.'
        }
        autosize
        minRows={2}
        placeholder={standard ?? ''}
        maxLength={limits.NewCampaign.safeHarborText.maxLength}
        {...form.getInputProps('safeHarborText')}
      />
      <Switch
        label="Listen for answering machines"
        description={
          form.values.mode === 'BROADCAST'
            ? 'Machines are left a message of their own. Otherwise they hear the one for people.'
            : 'Machines are left a message, and agents go on to the next person.'
        }
        {...form.getInputProps('detectMachines', { type: 'checkbox' })}
      />
      {form.values.detectMachines && <MachineFields form={form} standard={standard ?? ''} />}
    </Part>
  );
}

function MachineFields({ form, standard }: Props) {
  return (
    <>
      <Textarea
        label="To an answering machine"
        autosize
        minRows={2}
        placeholder={standard ?? ''}
        maxLength={limits.NewCampaign.machineMessage.maxLength}
        {...form.getInputProps('machineMessage')}
      />
      <NumberInput
        label="Take a machine away from the agent within"
        description="A machine that is recognized this soon after the agent was connected gets the message by itself. Later the agent is only told."
        suffix=" s"
        maw={320}
        placeholder={standard ?? ''}
        {...bounds('machineActsWithinSeconds')}
        {...form.getInputProps('machineActsWithinSeconds')}
      />
    </>
  );
}

function PreviewFields({ form, standard }: Props) {
  return (
    <>
      <NumberInput
        label="Time to decide"
        description="Then the lead is dialed or given back."
        suffix=" s"
        placeholder={standard ?? ''}
        {...bounds('previewSeconds')}
        {...form.getInputProps('previewSeconds')}
      />
      <NumberInput
        label="A skipped lead waits"
        description="Until it is shown to somebody again."
        suffix=" min"
        placeholder={standard ?? ''}
        {...bounds('skipMinutes')}
        {...form.getInputProps('skipMinutes')}
      />
      <Switch
        label="Dial when the time runs out"
        description="Otherwise the lead gets its place back, and the agent is on a break."
        {...form.getInputProps('previewDials', { type: 'checkbox' })}
      />
    </>
  );
}

type NumberField =
  | 'previewSeconds'
  | 'skipMinutes'
  | 'linesPerAgent'
  | 'ringLimitSeconds'
  | 'longestCallMinutes'
  | 'maxAttempts'
  | 'callsPerDay'
  | 'wrapUpSeconds'
  | 'machineActsWithinSeconds';

/** Beyond these one can type, and is told; stepping stops there. */
function bounds(field: NumberField) {
  const { minimum, maximum } = limits.NewCampaign[field];
  return { min: minimum, max: maximum, clampBehavior: 'none', allowNegative: false } as const;
}
