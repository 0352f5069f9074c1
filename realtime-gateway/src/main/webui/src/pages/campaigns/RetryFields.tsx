import { Checkbox, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import type { Outcome } from '~/api/types';
import { OUTCOME } from '~/ui/words';
import { RETRIED } from './rules';

interface Props {
  readonly value: Record<string, number>;
  readonly onChange: (value: Record<string, number>) => void;
  readonly error?: React.ReactNode;
}

const UNITS = [
  { value: '1440', label: 'days' },
  { value: '60', label: 'hours' },
  { value: '1', label: 'minutes' },
];
const FIRST_MINUTES = 240;
const LONGEST_MINUTES = 525_600;

/** After which outcomes a lead is tried again, and when. */
export function RetryFields({ value, onChange, error }: Props) {
  const set = (outcome: Outcome, minutes: number | undefined) => {
    const { [outcome]: _before, ...others } = value;
    onChange(minutes === undefined ? others : { ...others, [outcome]: minutes });
  };
  return (
    <Stack gap="xs" role="group" aria-label="Try again after">
      {RETRIED.map((outcome) => (
        <RetryRow
          key={outcome}
          outcome={outcome}
          minutes={value[outcome]}
          onChange={(minutes) => set(outcome, minutes)}
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
  readonly onChange: (minutes: number | undefined) => void;
}

function RetryRow({ outcome, minutes, onChange }: RowProps) {
  const label = OUTCOME[outcome].text;
  const unit = unitOf(minutes ?? FIRST_MINUTES);
  return (
    <Group gap="sm" mih={36}>
      <Checkbox
        w={180}
        label={label}
        checked={minutes !== undefined}
        onChange={(event) => onChange(event.currentTarget.checked ? FIRST_MINUTES : undefined)}
      />
      {minutes === undefined ? (
        <Text size="sm" className="rb-quiet">
          is not tried again
        </Text>
      ) : (
        <>
          <NumberInput
            aria-label={`${label}: try again after`}
            prefix="after "
            w={130}
            min={1}
            max={LONGEST_MINUTES / unit}
            allowDecimal={false}
            value={minutes / unit}
            onChange={(n) => typeof n === 'number' && n > 0 && onChange(n * unit)}
          />
          <Select
            aria-label={`${label}: unit`}
            w={110}
            data={UNITS}
            allowDeselect={false}
            value={String(unit)}
            onChange={(next) =>
              next && onChange(Math.min(LONGEST_MINUTES, (minutes / unit) * Number(next)))
            }
          />
        </>
      )}
    </Group>
  );
}

function unitOf(minutes: number): number {
  return [1440, 60].find((unit) => minutes % unit === 0) ?? 1;
}
