import { ActionIcon, NativeSelect, Popover, Stack, Text } from '@mantine/core';
import { IconMicrophone } from '@tabler/icons-react';
import type { Sound, SoundChoice, SoundDevice } from '~/phone/Softphone';

const SYSTEM = { value: '', label: 'As the computer is set' };

interface Props {
  readonly sound: Sound;
  readonly choose: (choice: SoundChoice) => void;
}

/** Which headset the agent talks into and listens to; it may change in mid-call. */
export function SoundMenu({ sound, choose }: Props) {
  const { chosen } = sound;
  return (
    <Popover position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="default" aria-label="Microphone and speaker">
          <IconMicrophone size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <NativeSelect
            label="Microphone"
            data={choices(sound.microphones)}
            value={chosen.microphone ?? ''}
            onChange={(event) => choose(withPart(chosen, 'microphone', event.currentTarget.value))}
          />
          {sound.speakers.length > 0 ? (
            <NativeSelect
              label="Speaker"
              data={choices(sound.speakers)}
              value={chosen.speaker ?? ''}
              onChange={(event) => choose(withPart(chosen, 'speaker', event.currentTarget.value))}
            />
          ) : (
            <Text size="sm" className="rb-quiet">
              This browser leaves the speaker to the computer.
            </Text>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function choices(devices: readonly SoundDevice[]) {
  return [SYSTEM, ...devices.map((device) => ({ value: device.id, label: device.name }))];
}

/** The choice with one part changed; an empty value gives that part back to the system. */
function withPart(chosen: SoundChoice, part: keyof SoundChoice, value: string): SoundChoice {
  const { [part]: _, ...rest } = chosen;
  return value ? { ...rest, [part]: value } : rest;
}
