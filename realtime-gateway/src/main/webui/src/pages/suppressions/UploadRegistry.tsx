import { FileInput, Modal, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useUploadRegistry } from '~/api/registries';
import { DialogForm } from '~/ui/DialogForm';
import type { Errors } from '~/ui/forms';

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
  const form = useForm<Values>({
    initialValues: { jurisdiction: '', dataDate: '', file: null },
    validate: faults,
  });
  return (
    <DialogForm
      form={form}
      mutation={upload}
      wanted={wantedOf}
      fields={['jurisdiction', 'dataDate', 'file']}
      said={({ numbers }) =>
        `${numbers.toLocaleString()} numbers are here; leads are being marked.`
      }
      action="Upload"
      onClose={onClose}
    >
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
    </DialogForm>
  );
}

function wantedOf({ jurisdiction, dataDate, file }: Values) {
  return file && { jurisdiction: jurisdiction.trim().toUpperCase(), dataDate, file };
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
