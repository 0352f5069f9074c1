import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { SessionGate } from './session/SessionGate';
import { theme } from './ui/theme';

export function App() {
  return (
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <Notifications position="top-right" limit={4} />
        <SessionGate />
      </MantineProvider>
    </StrictMode>
  );
}
