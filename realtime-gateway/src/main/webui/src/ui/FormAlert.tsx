import { Alert } from '@mantine/core';

/** What is wrong with a form as a whole. */
export function FormAlert({ message }: { message: string | undefined }) {
  return message ? (
    <Alert color="red" variant="light" role="alert" mb="md">
      {message}
    </Alert>
  ) : null;
}
