import { Button, Group, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { FormAlert } from './FormAlert';
import { troubleOf } from './forms';
import { done } from './toasts';

interface Props<Values, Wanted, Answer> {
  readonly form: UseFormReturnType<Values>;
  readonly mutation: {
    readonly isPending: boolean;
    readonly mutateAsync: (wanted: Wanted) => Promise<Answer>;
  };
  /** What is sent; null where the values say that there is nothing to send. */
  readonly wanted: (values: Values) => Wanted | null;
  /** The fields that a refusal can be shown at. */
  readonly fields: readonly string[];
  /** What is said when it is done. */
  readonly said: (answer: Answer) => string;
  /** What the button says that sends it. */
  readonly action: string;
  readonly disabled?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The form in a dialog: what is wrong as a whole, its fields, and the buttons to leave and to send. */
export function DialogForm<Values, Wanted, Answer>(props: Props<Values, Wanted, Answer>) {
  const { form, mutation, onClose } = props;
  const [trouble, setTrouble] = useState<string>();
  const submit = async (values: Values) => {
    const wanted = props.wanted(values);
    if (wanted === null) {
      return;
    }
    setTrouble(undefined);
    try {
      done(props.said(await mutation.mutateAsync(wanted)));
      onClose();
    } catch (failure) {
      const { fields, rest } = troubleOf(failure, props.fields);
      form.setErrors(fields);
      setTrouble(rest);
    }
  };
  return (
    <form noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
      <Stack>
        <FormAlert message={trouble} />
        {props.children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={mutation.isPending} disabled={props.disabled ?? false}>
            {props.action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
