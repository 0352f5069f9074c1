import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const bridge: MantineColorsTuple = [
  '#e7f5f8',
  '#cfe9ef',
  '#a2d5e0',
  '#6fbfd0',
  '#45abc1',
  '#2a97b0',
  '#1a7a92',
  '#14677c',
  '#0f5263',
  '#0a3e4c',
];

/** One look for the whole console. */
export const theme = createTheme({
  primaryColor: 'bridge',
  primaryShade: { light: 7, dark: 6 },
  colors: { bridge },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif',
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.1rem' } },
  },
  components: {
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
    Modal: { defaultProps: { centered: true } },
    Drawer: { defaultProps: { position: 'right' } },
    Skeleton: { defaultProps: { radius: 'sm' } },
    CloseButton: { defaultProps: { 'aria-label': 'Close' } },
  },
});

/** Quiet text and errors that still have the contrast of WCAG 2.1 AA (4.5 to 1) on every ground. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#566067',
    '--mantine-color-placeholder': '#667078',
    '--mantine-color-error': '#c92a2a',
  },
  dark: {
    '--mantine-color-dimmed': '#a3adb4',
    '--mantine-color-placeholder': '#8f9aa2',
    '--mantine-color-error': '#ff8787',
  },
});
