package dev.ringbridge.core.call;

/** Who picked up, as the carrier's answering-machine detection heard it. */
public enum Answerer {
  HUMAN,
  MACHINE,
  FAX,
  /** The detection could not tell; treated as a person. */
  UNDECIDED;

  /** Whether nobody is there to talk with. */
  public boolean isMachine() {
    return this == MACHINE || this == FAX;
  }
}
