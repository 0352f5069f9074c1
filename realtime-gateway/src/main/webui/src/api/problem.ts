import type { components } from '~/generated/api';

export type Problem = components['schemas']['Problem'];
export type FieldError = components['schemas']['FieldError'];

/** A request that came to nothing: the server refused it, or could not be reached. */
export class RequestFailed extends Error {
  /** The HTTP status; 0 when there was no answer at all. */
  readonly status: number;
  readonly problem: Problem | undefined;

  constructor(status: number, problem?: Problem) {
    super(problem?.detail ?? messageOf(status));
    this.name = 'RequestFailed';
    this.status = status;
    this.problem = problem;
  }

  /** What is wrong field by field. */
  get errors(): FieldError[] {
    return this.problem?.errors ?? [];
  }

  /** Whether a service says, for good, that what was asked for may have been done. */
  get mayBeDone(): boolean {
    return (
      this.problem?.code === 'OUTCOME_UNKNOWN' ||
      (this.problem?.code === 'SERVER_ERROR' && this.status === 500)
    );
  }

  /** Whether the same request may work in a moment. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

function messageOf(status: number): string {
  return status === 0
    ? 'The server cannot be reached. Check your connection and try again.'
    : `The server answered with an error (${status}). Try again in a moment.`;
}

/** The failure that an unsuccessful answer stands for; its body is a problem, or is passed over. */
export function failureOf(status: number, body: unknown): RequestFailed {
  return new RequestFailed(status, isProblem(body) ? body : undefined);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body;
}

/** What to tell a person about any failure. */
export function detailOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
