import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

interface Props {
  readonly value: string;
  readonly placeholder: string;
  /** Called once one stops typing; null for nothing. */
  readonly onChange: (text: string | null) => void;
}

const DEBOUNCE_MS = 300;

/** Where one types what one looks for. */
export function SearchField({ value, placeholder, onChange }: Props) {
  const [typed, setTyped] = useState(value);
  const search = useDebouncedCallback((text: string) => onChange(text.trim() || null), DEBOUNCE_MS);
  return (
    <TextInput
      label="Search"
      placeholder={placeholder}
      w={280}
      type="search"
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
    />
  );
}
