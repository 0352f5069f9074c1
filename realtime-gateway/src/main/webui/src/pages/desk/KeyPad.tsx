import { Button, Kbd, Popover, SimpleGrid, Text } from '@mantine/core';
import { IconDialpad } from '@tabler/icons-react';
import { useState } from 'react';
import { usePressKey } from '~/api/talks';
import { failed } from '~/ui/toasts';
import { ALT, useAltKeys, useTyping } from './keys';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const SHOWN = 24;

/** Keys for whoever, or whatever, is at the other end: by mouse, or typed while it is open. */
export function KeyPad({ callId }: { callId: string }) {
  const [open, setOpen] = useState(false);
  const [pressed, setPressed] = useState('');
  const press = usePressKey(callId);
  const send = (key: string) => {
    setPressed((before) => (before + key).slice(-SHOWN));
    press.mutate(key, { onError: (failure) => failed(`The key ${key} is not heard`, failure) });
  };
  useTyping((key) => {
    const heard = open && KEYS.includes(key);
    if (heard) {
      send(key);
    }
    return heard;
  });
  useAltKeys({ KeyK: () => setOpen((before) => !before) });
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus withArrow>
      <Popover.Target>
        <Button
          variant="default"
          aria-expanded={open}
          leftSection={<IconDialpad size={18} />}
          onClick={() => setOpen(!open)}
        >
          Keys <Kbd ml={8}>{ALT}K</Kbd>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Keys">
        <Text size="sm" className="rb-number" role="status" mih={24}>
          {pressed || 'Press or type'}
        </Text>
        <SimpleGrid cols={3} spacing="xs" mt="xs">
          {KEYS.map((key) => (
            <Button key={key} variant="default" onClick={() => send(key)}>
              {key}
            </Button>
          ))}
        </SimpleGrid>
      </Popover.Dropdown>
    </Popover>
  );
}
