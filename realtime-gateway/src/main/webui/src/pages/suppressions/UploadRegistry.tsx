import { Button, FileInput, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useUploadRegistry } from '~/api/registries';
import { FormAlert } from '~/ui/FormAlert';
import { type Errors, troubleOf } from '~/ui/forms';
import { done } from '~/ui/toasts';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Values {
  jurisdiction: string;
  dataDate: string;
  file: File | null;
}

export function UploadRegistry({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Upload an official list">
      <Fields onClose={onClose} />
    </Modal>
  );
}

function Fields({ onClose }: { onClose: () => void }) {
  const upload = useUploadRegistry();
  const [trouble, setTrouble] = useState<string>();
  const form = useForm<Values>({
    initialValues: { jurisdiction: '', dataDate: '', file: null },
    validate: faults,
  });
  const submit = ({ jurisdiction, dataDate, file }: Values) => {
    if (!file) {
      return;
    }
    setTrouble(undefined);
    upload.mutate(
      { jurisdiction: jurisdiction.trim().toUpperCase(), dataDate, file },
      {
        onSuccess: ({ numbers }) => {
          done(`${numbers.toLocaleString()} numbers are here; leads are being marked.`);
          onClose();
        },
        onError: (failure) => {
          const { fields, rest } = troubleOf(failure, ['jurisdiction', 'dataDate', 'file']);
          form.setErrors(fields);
          setTrouble(rest);
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack>
        <FormAlert message={trouble} />
        <TextInput
          label="Country"
          description="Its code of two letters, like US, CA or GB."
          data-autofocus
          autoComplete="off"
          {...form.getInputProps('jurisdiction')}
        />
        <TextInput
          label="Data of"
          description="The day on which the list was obtained: its age is counted from it."
          type="date"
          {...form.getInputProps('dataDate')}
        />
        <FileInput
          label="File"
          description="Text or CSV, one number in each line. The whole list: it replaces the one before."
          placeholder="Choose a file"
          accept=".csv,.txt,text/csv,text/plain"
          {...form.getInputProps('file')}
        />
        {upload.isPending && (
          <Text size="sm" className="rb-quiet" aria-live="polite">
            The list is on its way; stay on this page until it is here.
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={upload.isPending}>
            Upload
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function faults({ jurisdiction, dataDate, file }: Values): Errors {
  return {
    ...(/^[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?$/.test(jurisdiction.trim())
      ? {}
      : { jurisdiction: 'A code of two letters' }),
    ...(dataDate === '' ? { dataDate: 'Required' } : {}),
    ...(file ? {} : { file: 'Choose a file' }),
  };
}
