import { Box, Group, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useDialingStop } from '~/api/dialingStop';
import { useMe } from '~/session/useSession';
import { Brand } from './Brand';
import { ConnectionMark } from './ConnectionMark';
import { placesOf } from './places';
import { SetupMenu } from './SetupMenu';
import './Shell.css';
import { StopBanner } from './StopBanner';
import { StopDialing } from './StopDialing';
import { UserMenu } from './UserMenu';

/** What is around every page: where one is, how the connection stands, who one is. */
export function Shell() {
  const me = useMe();
  const places = placesOf(me.role);
  const main = useFocusOnNewPlace();
  const stop = useDialingStop(useLocation().pathname.startsWith('/board')).data;
  const runsTheFloor = me.role === 'ADMIN' || me.role === 'SUPERVISOR';
  return (
    <>
      <a className="rb-skip" href="#content">
        Skip to the content
      </a>
      <Box component="header" className="rb-header">
        <Group gap="xs" wrap="nowrap">
          <Brand />
          <Text fw={700} visibleFrom="sm">
            Ringbridge
          </Text>
        </Group>
        <nav aria-label="Main" className="rb-nav">
          {places.length > 1 &&
            places
              .filter((place) => !place.setup)
              .map((place) => (
                <NavLink key={place.path} to={place.path} className="rb-link">
                  {place.label}
                </NavLink>
              ))}
          <SetupMenu places={places.filter((place) => place.setup)} />
        </nav>
        <Group gap="md" wrap="nowrap">
          {runsTheFloor && stop && !stop.stopped && <StopDialing />}
          <ConnectionMark />
          <UserMenu />
        </Group>
      </Box>
      {stop && <StopBanner stop={stop} mayRelease={runsTheFloor} />}
      <main id="content" ref={main} tabIndex={-1} className="rb-main">
        <Outlet />
      </main>
      <ScrollRestoration />
    </>
  );
}

/** Moves the focus to the content when another place is shown, as a new page would. */
function useFocusOnNewPlace() {
  const place = useLocation().pathname.split('/')[1];
  const main = useRef<HTMLElement>(null);
  const shown = useRef(place);
  useEffect(() => {
    if (shown.current !== place) {
      shown.current = place;
      main.current?.focus({ preventScroll: true });
    }
  }, [place]);
  return main;
}
