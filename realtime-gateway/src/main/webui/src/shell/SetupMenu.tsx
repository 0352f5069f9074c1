import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import type { Place } from './places';

/** The places where one sets things up; its button says when one is at one of them. */
export function SetupMenu({ places }: { places: readonly Place[] }) {
  const { pathname } = useLocation();
  const here = places.find((place) => pathname.startsWith(place.path));
  if (places.length === 0) {
    return null;
  }
  return (
    <Menu position="bottom-start" width={180}>
      <Menu.Target>
        <UnstyledButton className="rb-link" aria-current={here ? 'page' : undefined}>
          {here ? `Setup: ${here.label}` : 'Setup'}
          <IconChevronDown size={14} aria-hidden style={{ marginLeft: 4 }} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map((place) => (
          <Menu.Item
            key={place.path}
            component={Link}
            to={place.path}
            aria-current={place === here ? 'page' : undefined}
          >
            {place.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
