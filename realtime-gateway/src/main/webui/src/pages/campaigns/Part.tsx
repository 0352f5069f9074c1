import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A titled part of a form. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Title order={2} size="sm" mb="xs">
        {title}
      </Title>
      <Stack>{children}</Stack>
    </section>
  );
}
