import { Alert, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import type { ListenMode } from '~/api/types';
import type { BoardAgent } from '~/generated/sockets';
import { nameOf } from './agentRows';
import { useListening } from './useListening';

const MODES: readonly { value: ListenMode; label: string; says: string }[] = [
  { value: 'LISTEN', label: 'Listen', says: 'Nobody hears you.' },
  { value: 'WHISPER', label: 'Whisper', says: 'The agent hears you, the person does not.' },
  { value: 'BARGE', label: 'Join', says: 'Both hear you.' },
];

interface Props {
  readonly agent: BoardAgent;
  readonly onClose: () => void;
}

/** A supervisor in an agent's call; closing it leaves the call. */
export function ListenDialog({ agent, onClose }: Props) {
  return (
    <Modal opened onClose={onClose} title={`In the call of ${nameOf(agent)}`}>
      {agent.callId && <Ear key={agent.callId} callId={agent.callId} />}
    </Modal>
  );
}

function Ear({ callId }: { callId: string }) {
  const { listening, change } = useListening(callId);
  const { phase, mode, why } = listening;
  return (
    <Stack>
      {why && (
        <Alert color="yellow" variant="light" role="alert">
          {why}
        </Alert>
      )}
      <Text role="status">{WORDS[phase]}</Text>
      {phase === 'in' && (
        <>
          <SegmentedControl
            aria-label="Who hears you"
            data={MODES.map(({ value, label }) => ({ value, label }))}
            value={mode}
            onChange={(chosen) => {
              const one = MODES.find(({ value }) => value === chosen);
              if (one) {
                void change(one.value);
              }
            }}
          />
          <Text size="sm" className="rb-quiet">
            {MODES.find(({ value }) => value === mode)?.says} That you are here is written down.
          </Text>
        </>
      )}
    </Stack>
  );
}

const WORDS = { connecting: 'Connecting…', in: 'You are in the call.', over: 'Not connected.' };
