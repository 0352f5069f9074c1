import { Box, Group, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface Props {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page. */
export function Panel({ title, aside, children }: Props) {
  const id = useId();
  return (
    <section className="rb-card" aria-labelledby={id}>
      <Group justify="space-between" px="md" pt="sm" wrap="nowrap">
        <Title order={2} size="sm" id={id}>
          {title}
        </Title>
        {aside}
      </Group>
      <Box px="md" pb="md" pt="xs">
        {children}
      </Box>
    </section>
  );
}
