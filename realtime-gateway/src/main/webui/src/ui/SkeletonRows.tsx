import { Skeleton, Stack } from '@mantine/core';

/** Rows that are on their way. */
export function SkeletonRows({ rows = 8, height = 18 }: { rows?: number; height?: number }) {
  return (
    <Stack gap="md" p="md">
      {Array.from({ length: rows }, (_, i) => i).map((row) => (
        <Skeleton key={row} height={height} width={`${96 - (row % 4) * 9}%`} />
      ))}
    </Stack>
  );
}
