import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { SessionGate } from './session/SessionGate';
import { cssVariables, theme } from './ui/theme';

export function App() {
  return (
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <Notifications position="bottom-right" limit={4} />
        <SessionGate />
      </MantineProvider>
    </StrictMode>
  );
}
