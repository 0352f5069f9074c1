import { Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import {
  IconClock,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { session } from '~/session/browser';
import { useMe } from '~/session/useSession';
import { ROLE } from '~/ui/words';

const TimeZone = lazy(async () => ({ default: (await import('./TimeZone')).TimeZone }));

const SCHEMES = [
  { value: 'auto', label: 'As the system', icon: <IconDeviceDesktop size={16} /> },
  { value: 'light', label: 'Light', icon: <IconSun size={16} /> },
  { value: 'dark', label: 'Dark', icon: <IconMoon size={16} /> },
] as const;

export function UserMenu() {
  const me = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [zone, setZone] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <UnstyledButton
            style={{ display: 'flex', alignItems: 'center', gap: 8 }}
            aria-label={`Your account: ${me.name}`}
          >
            <IconUserCircle size={24} stroke={1.5} aria-hidden />
            <Text size="sm" visibleFrom="sm">
              {me.name}
            </Text>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {me.username} · {ROLE[me.role]}
          </Menu.Label>
          <Menu.Divider />
          <Menu.Label>Colors</Menu.Label>
          {SCHEMES.map((scheme) => (
            <Menu.Item
              key={scheme.value}
              leftSection={scheme.icon}
              rightSection={colorScheme === scheme.value ? '✓' : undefined}
              aria-current={colorScheme === scheme.value}
              onClick={() => setColorScheme(scheme.value)}
            >
              {scheme.label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {me.role === 'ADMIN' && (
            <Menu.Item leftSection={<IconClock size={16} />} onClick={() => setZone(true)}>
              Time zone
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void session.signOut()}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {zone && (
        <Suspense>
          <TimeZone onClose={() => setZone(false)} />
        </Suspense>
      )}
    </>
  );
}
