import { Checkbox, Group, NumberInput, Select } from '@mantine/core';
import type { Growth } from '~/api/types';

interface Props {
  /** What waits, for screen readers. */
  readonly label: string;
  readonly minutes: number;
  readonly growth: Growth | null;
  readonly onChange: (minutes: number, growth: Growth | null) => void;
}

const UNITS = [
  { value: '1440', label: 'days' },
  { value: '60', label: 'hours' },
  { value: '1', label: 'minutes' },
];
const LONGEST_MINUTES = 527_040;
/** A week, unless the first wait is longer. */
const MOST_MINUTES = 10_080;

/** How long to wait, and whether longer each time. */
export function DelayFields({ label, minutes, growth, onChange }: Props) {
  return (
    <Group gap="sm" align="center">
      <Minutes
        label={label}
        prefix="after "
        minutes={minutes}
        onChange={(n) =>
          onChange(n, growth && { ...growth, mostMinutes: Math.max(n, growth.mostMinutes) })
        }
      />
      <Checkbox
        label="longer each time"
        aria-label={`${label}: longer each time`}
        checked={growth !== null}
        onChange={(event) =>
          onChange(
            minutes,
            event.currentTarget.checked
              ? { factor: 2, mostMinutes: Math.max(minutes, MOST_MINUTES) }
              : null,
          )
        }
      />
      {growth && (
        <>
          <NumberInput
            aria-label={`${label}: times`}
            prefix="times "
            w={110}
            min={1}
            max={10}
            step={0.5}
            value={growth.factor}
            onChange={(n) =>
              typeof n === 'number' && n >= 1 && onChange(minutes, { ...growth, factor: n })
            }
          />
          <Minutes
            label={`${label}: at most`}
            prefix="at most "
            minutes={growth.mostMinutes}
            onChange={(n) => onChange(minutes, { ...growth, mostMinutes: Math.max(n, minutes) })}
          />
        </>
      )}
    </Group>
  );
}

interface MinutesProps {
  readonly label: string;
  readonly prefix: string;
  readonly minutes: number;
  readonly onChange: (minutes: number) => void;
}

function Minutes({ label, prefix, minutes, onChange }: MinutesProps) {
  const unit = [1440, 60].find((one) => minutes % one === 0) ?? 1;
  return (
    <Group gap={4}>
      <NumberInput
        aria-label={label}
        prefix={prefix}
        w={130}
        min={1}
        max={Math.floor(LONGEST_MINUTES / unit)}
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
    </Group>
  );
}
