import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTitle } from './useTitle';

interface Props {
  readonly title: string;
  /** Beside the title. */
  readonly state?: ReactNode;
  /** What one can do here. */
  readonly children?: ReactNode;
}

/** The title of a page, in the window's title too. */
export function PageHead({ title, state, children }: Props) {
  useTitle(title);
  return (
    <Group justify="space-between" mb="md" gap="sm">
      <Group gap="sm">
        <Title order={1}>{title}</Title>
        {state}
      </Group>
      {children && <Group gap="xs">{children}</Group>}
    </Group>
  );
}
