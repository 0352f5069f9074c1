package dev.ringbridge.queue.incoming;

/** To whom a caller was put through, or why to nobody. */
enum CallerRouting {
  /** To the lead's owner, who was free. */
  TO_OWNER,
  /** To whoever was free longest of those who may take it. */
  TO_ANYONE,
  /** Nobody: no lead has the number and no campaign takes unknown callers, or it is withheld. */
  UNKNOWN_CALLER,
  /** Nobody: no lead has the number, and it is on the do-not-call list. */
  DO_NOT_CALL,
  /** Nobody: no lead has the number, and the campaign practices while the caller is real. */
  PRACTICE_ONLY,
  /** Nobody: no lead has the number, and no account of the campaign may call it back. */
  NOT_DIALABLE,
  /** Nobody: no lead has the number, and as many strangers became leads lately as may. */
  TOO_MANY_STRANGERS,
  /** Nobody: the network found the number to be forged. */
  FORGED_NUMBER,
  /** Nobody: the lead's campaign was not started, or was stopped for good. */
  CAMPAIGN_CLOSED,
  /** Nobody: we were just calling the number. */
  BEING_CALLED,
  /** Nobody: no agent of the campaign was free, or none who speaks the lead's language. */
  NOBODY_FREE,
  /** Nobody: the agents' phones are on another carrier account than the number that was called. */
  PHONES_ELSEWHERE,
  /** Nobody: the lead must not be called, or nothing more is planned for it. */
  NOT_IN_LINE,
  /** Nobody: it was found out too late, and the caller heard the message. */
  TOO_LATE;

  /** Whether the call goes to an agent. */
  boolean isPutThrough() {
    return this == TO_OWNER || this == TO_ANYONE;
  }
}
