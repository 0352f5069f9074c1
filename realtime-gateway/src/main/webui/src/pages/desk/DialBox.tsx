import { Button, Group, Kbd, NativeSelect, TextInput } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useManualCampaigns } from '~/api/calls';
import { limits } from '~/generated/rules';
import { FormAlert } from '~/ui/FormAlert';
import { troubleOf } from '~/ui/forms';
import type { Desk } from './Desk';
import { ALT, useAltKeys } from './keys';

/** A number to dial by hand, where a campaign of the agent lets them. */
export function DialBox({ desk }: { desk: Desk }) {
  const campaigns = useManualCampaigns().data ?? [];
  const [chosen, choose] = useState<string | null>(null);
  const [phone, setPhone] = useState('');
  const [error, setError] = useState<string>();
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useAltKeys({ KeyD: () => field.current?.focus() });
  const campaign = campaigns.find(({ id }) => id === chosen) ?? campaigns[0];
  if (!campaign) {
    return null;
  }
  const dial = async () => {
    setError(phone.trim() === '' ? 'Enter a number.' : undefined);
    setTrouble(undefined);
    if (phone.trim() === '') {
      return;
    }
    setBusy(true);
    try {
      await desk.dial({ campaignId: campaign.id, phone: phone.trim() });
    } catch (failure) {
      const { fields, rest } = troubleOf(failure, ['phone']);
      setError(fields.phone);
      setTrouble(rest);
      field.current?.focus();
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void dial();
  };
  return (
    <form onSubmit={submit} noValidate aria-label="Dial a number" className="rb-dial">
      <FormAlert message={trouble} />
      {campaigns.length > 1 && (
        <NativeSelect
          label="Campaign"
          mb="sm"
          data={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
          value={campaign.id}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      )}
      <Group align="flex-end" gap="sm" wrap="nowrap">
        <TextInput
          ref={field}
          flex={1}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          label={
            <>
              Dial a number <Kbd size="xs">{ALT}D</Kbd>
            </>
          }
          description={campaigns.length === 1 ? `In ${campaign.name}` : undefined}
          inputWrapperOrder={['label', 'description', 'input', 'error']}
          maxLength={limits.NewCall.phone.maxLength}
          error={error}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} leftSection={<IconPhone size={18} />}>
          Dial
        </Button>
      </Group>
    </form>
  );
}
