import { Group, Switch, TextInput } from '@mantine/core';
import { timeField } from '~/time/timeField';

/** The server takes no time that is further away. */
const MOST_DAYS_AHEAD = 365;

interface Props {
  /** As the field holds it; empty for none. */
  readonly at: string;
  readonly mine: boolean;
  /** What happens where no time is agreed on. */
  readonly standard: string;
  readonly onChange: (change: { callbackAt?: string; callbackMine?: boolean }) => void;
}

/** When the person asked to be called again, and by whom. */
export function CallbackFields({ at, mine, standard, onChange }: Props) {
  const now = Date.now();
  return (
    <Group mt="md" align="flex-end" gap="lg">
      <TextInput
        type="datetime-local"
        label="Call back at"
        description={`By your clock. Empty: ${standard.charAt(0).toLowerCase()}${standard.slice(1)}`}
        min={timeField(now)}
        max={timeField(now + MOST_DAYS_AHEAD * 86_400_000)}
        value={at}
        onChange={(event) => onChange({ callbackAt: event.currentTarget.value })}
      />
      <Switch
        mb={8}
        label="Keep it for me"
        description="Somebody else takes it if you are not there."
        disabled={at === ''}
        checked={mine && at !== ''}
        onChange={(event) => onChange({ callbackMine: event.currentTarget.checked })}
      />
    </Group>
  );
}
