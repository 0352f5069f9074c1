import {
  Alert,
  Box,
  Button,
  Center,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { detailOf } from '~/api/problem';
import { limits } from '~/generated/rules';
import { session } from '~/session/browser';
import { Brand } from '~/shell/Brand';
import { FormAlert } from '~/ui/FormAlert';
import { check, type Errors } from '~/ui/forms';
import { useTitle } from '~/ui/useTitle';

interface Props {
  /** Whether somebody was signed in here until just now. */
  readonly expired: boolean;
  /** Fetches what comes next while the name is typed. */
  readonly onReady: () => Promise<unknown>;
}

export function SignInPage({ expired, onReady }: Props) {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  useTitle('Sign in');
  useEffect(() => {
    void onReady().catch(() => undefined);
  }, [onReady]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const faults = check(limits.Credentials, { username, password });
    setErrors(faults);
    setTrouble(undefined);
    if (Object.keys(faults).length > 0) {
      return;
    }
    setBusy(true);
    try {
      await session.signIn({ username: username.trim(), password });
    } catch (failure) {
      setTrouble(detailOf(failure));
      setBusy(false);
    }
  };

  return (
    <Center component="main" mih="100vh" p="md">
      <Box className="rb-card" p="xl" w="100%" maw={400}>
        <Stack gap={4} mb="lg" align="center">
          <Brand size={40} />
          <Title order={1} size="h2">
            Sign in to Ringbridge
          </Title>
        </Stack>
        {expired && !trouble && (
          <Alert variant="light" mb="md">
            Your session ended. Sign in to go on where you were.
          </Alert>
        )}
        <FormAlert message={trouble} />
        <form onSubmit={submit} noValidate>
          <Stack>
            <TextInput
              label="User name"
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              value={username}
              error={errors.username}
              onChange={(event) => setUsername(event.currentTarget.value)}
            />
            <PasswordInput
              label="Password"
              name="password"
              autoComplete="current-password"
              value={password}
              error={errors.password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" loading={busy} fullWidth>
              Sign in
            </Button>
          </Stack>
        </form>
        <Text size="xs" className="rb-quiet" ta="center" mt="lg">
          Forgot your password? An admin can set a new one.
        </Text>
      </Box>
    </Center>
  );
}
