package dev.ringbridge.queue.registry;

/** How far a version of an official list has come. */
enum RegistryState {
  /** Its numbers are arriving. */
  LOADING,
  /** All of it is here, and waits for its turn. */
  LOADED,
  /** Leads are marked by it. */
  APPLYING,
  /** It is in force. */
  CURRENT,
  /** It was in force, and holds until its successor has marked all leads. */
  REPLACED
}
