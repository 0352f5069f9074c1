import { FileButton, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';

interface Props {
  readonly disabled: boolean;
  readonly onFile: (file: File) => void;
}

/** Where a file is dropped, or chosen by mouse or keyboard. */
export function DropZone({ disabled, onFile }: Props) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !disabled) {
      onFile(file);
    }
  };
  return (
    <FileButton
      accept=".csv,.tsv,.txt,text/csv"
      disabled={disabled}
      onChange={(file) => file && onFile(file)}
    >
      {({ onClick }) => (
        <UnstyledButton
          className="rb-dropzone"
          data-over={over}
          disabled={disabled}
          onClick={onClick}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <Stack align="center" gap={4}>
            <IconFileSpreadsheet size={36} stroke={1.3} aria-hidden />
            <Text fw={600}>Drop a CSV file here, or choose one</Text>
            <Text size="sm" className="rb-quiet" ta="center">
              One lead per row. A column with the phone number is all it needs.
            </Text>
          </Stack>
        </UnstyledButton>
      )}
    </FileButton>
  );
}
