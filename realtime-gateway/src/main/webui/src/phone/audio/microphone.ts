const HEAR_ONLY = 'You hear people, and they do not hear you.';
const AGAIN = 'then choose “Microphone and speaker”, or connect again.';

/** Opens a microphone, made for talking; the system's own, where none is chosen or it is gone. */
export function openMicrophone(chosen: string | undefined): Promise<MediaStream> {
  const audio = {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    channelCount: 1,
    ...(chosen ? { deviceId: chosen } : {}),
  };
  // Browsers leave it out where a page came without https.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  return devices
    ? devices.getUserMedia({ audio })
    : Promise.reject(new DOMException('no secure context', 'SecurityError'));
}

/** Why there is no microphone, in the agent's words. */
export function microphoneTrouble(failure: unknown): string {
  switch ((failure as { name?: string } | null)?.name) {
    case 'NotAllowedError':
      return `The browser may not use your microphone. ${HEAR_ONLY} Allow it beside the address of this page, ${AGAIN}`;
    case 'NotFoundError':
      return `There is no microphone. ${HEAR_ONLY} Plug a headset in, ${AGAIN}`;
    case 'SecurityError':
      return `Browsers give a page the microphone on https and on localhost only. ${HEAR_ONLY}`;
    default:
      return `No microphone could be used. ${HEAR_ONLY} Close the program that uses it, ${AGAIN}`;
  }
}
