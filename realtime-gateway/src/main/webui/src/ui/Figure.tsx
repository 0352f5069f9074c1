import { Group, Text, Tooltip } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly value: number | string;
  /** What the number means exactly. */
  readonly hint?: string;
  /** What belongs to the number. */
  readonly children?: ReactNode;
}

/** One number that matters. */
export function Figure({ label, value, hint, children }: Props) {
  return (
    <div className="rb-card rb-figure">
      <Group gap={4} wrap="nowrap">
        <Text size="sm" className="rb-quiet">
          {label}
        </Text>
        {hint && (
          <Tooltip
            label={hint}
            multiline
            w={240}
            events={{ hover: true, focus: true, touch: true }}
          >
            <button type="button" className="rb-hint" aria-label={`${label}: ${hint}`}>
              <IconInfoCircle size={14} aria-hidden />
            </button>
          </Tooltip>
        )}
      </Group>
      <Text component="p" className="rb-number rb-figure-value">
        {typeof value === 'number' ? value.toLocaleString() : value}
      </Text>
      {children && (
        <Text size="xs" className="rb-quiet" component="div">
          {children}
        </Text>
      )}
    </div>
  );
}
