import { Checkbox, Group, Stack, Text } from '@mantine/core';
import type { Growth, Outcome } from '~/api/types';
import { OUTCOME } from '~/ui/words';
import { DelayFields } from './dispositions/DelayFields';

/** The minutes by outcome, and how they grow. */
export interface Retries {
  readonly minutes: Record<string, number>;
  readonly growth: Record<string, Growth>;
}

interface Props {
  /** The outcomes that may come. */
  readonly outcomes: readonly Outcome[];
  readonly value: Retries;
  readonly onChange: (value: Retries) => void;
  readonly error?: React.ReactNode;
}

const FIRST_MINUTES = 240;

/** After which outcomes a lead is tried again, and when. */
export function RetryFields({ outcomes, value, onChange, error }: Props) {
  const set = (outcome: Outcome, minutes: number | undefined, growth: Growth | null) => {
    const { [outcome]: _minutes, ...otherMinutes } = value.minutes;
    const { [outcome]: _growth, ...otherGrowth } = value.growth;
    onChange({
      minutes: minutes === undefined ? otherMinutes : { ...otherMinutes, [outcome]: minutes },
      growth: growth === null ? otherGrowth : { ...otherGrowth, [outcome]: growth },
    });
  };
  return (
    <Stack gap="xs" role="group" aria-label="Try again after">
      {outcomes.map((outcome) => (
        <RetryRow
          key={outcome}
          outcome={outcome}
          minutes={value.minutes[outcome]}
          growth={value.growth[outcome] ?? null}
          onChange={(minutes, growth) => set(outcome, minutes, growth)}
        />
      ))}
      {error && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
    </Stack>
  );
}

interface RowProps {
  readonly outcome: Outcome;
  readonly minutes: number | undefined;
  readonly growth: Growth | null;
  readonly onChange: (minutes: number | undefined, growth: Growth | null) => void;
}

function RetryRow({ outcome, minutes, growth, onChange }: RowProps) {
  const label = OUTCOME[outcome].text;
  return (
    <Group gap="sm" mih={36}>
      <Checkbox
        w={180}
        label={label}
        checked={minutes !== undefined}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? FIRST_MINUTES : undefined, null)
        }
      />
      {minutes === undefined ? (
        <Text size="sm" className="rb-quiet">
          is not tried again
        </Text>
      ) : (
        <DelayFields
          label={`${label}: try again after`}
          minutes={minutes}
          growth={growth}
          onChange={onChange}
        />
      )}
    </Group>
  );
}
