/** What the audio thread's two parts are called by the page. */
export const EAR = 'ringbridge-ear';
export const MOUTH = 'ringbridge-mouth';
