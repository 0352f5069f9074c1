import { Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { CursorPages } from './useCursorPages';

interface Props {
  readonly pages: CursorPages;
  readonly nextCursor: string | null | undefined;
  /** What is listed, for screen readers. */
  readonly of: string;
}

/** To the next page and back; not there while one page holds everything. */
export function Pager({ pages, nextCursor, of }: Props) {
  if (pages.number === 1 && !nextCursor) {
    return null;
  }
  return (
    <Group component="nav" justify="flex-end" gap="xs" p="sm" aria-label={`Pages of ${of}`}>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconChevronLeft size={14} />}
        disabled={pages.number === 1}
        onClick={pages.previous}
      >
        Previous
      </Button>
      <Text size="sm" className="rb-number" aria-live="polite">
        Page {pages.number}
      </Text>
      <Button
        variant="default"
        size="xs"
        rightSection={<IconChevronRight size={14} />}
        disabled={!nextCursor}
        onClick={() => nextCursor && pages.next(nextCursor)}
      >
        Next
      </Button>
    </Group>
  );
}
