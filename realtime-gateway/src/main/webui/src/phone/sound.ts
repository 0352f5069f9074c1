import type { Sound, SoundChoice, SoundDevice } from './Softphone';

/** What a browser has to talk into and to listen to, as Twilio's SDK lists it. */
export interface Plugged {
  readonly availableInputDevices: ReadonlyMap<string, MediaDeviceInfo>;
  readonly availableOutputDevices: ReadonlyMap<string, MediaDeviceInfo>;
  readonly isOutputSelectionSupported: boolean;
}

const SHELF = 'ringbridge.sound';

/** What there is to choose from, and what is chosen of what is plugged in. */
export function soundOf(plugged: Plugged, choice: SoundChoice): Sound {
  const microphones = named(plugged.availableInputDevices);
  const speakers = plugged.isOutputSelectionSupported ? named(plugged.availableOutputDevices) : [];
  const microphone = present(microphones, choice.microphone);
  const speaker = present(speakers, choice.speaker);
  return {
    microphones,
    speakers,
    chosen: { ...(microphone ? { microphone } : {}), ...(speaker ? { speaker } : {}) },
  };
}

function named(devices: ReadonlyMap<string, MediaDeviceInfo>): SoundDevice[] {
  return [...devices]
    .filter(([id]) => id !== '' && id !== 'default' && id !== 'communications')
    .map(([id, device]) => ({ id, name: device.label || 'Unnamed device' }));
}

function present(devices: readonly SoundDevice[], id: string | undefined): string | undefined {
  return devices.find((device) => device.id === id)?.id;
}

/** What was chosen in this browser; ids of devices mean nothing elsewhere. */
export function keptChoice(): SoundChoice {
  try {
    return (JSON.parse(localStorage.getItem(SHELF) ?? '{}') as SoundChoice | null) ?? {};
  } catch {
    return {};
  }
}

export function keepChoice(choice: SoundChoice): void {
  localStorage.setItem(SHELF, JSON.stringify(choice));
}
