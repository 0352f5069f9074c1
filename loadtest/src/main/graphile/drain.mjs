// Works off the jobs that are in the queue: node drain.mjs CONNECTION JOBS default|tuned
// Prints jobs a second, from the start of the first to the end of the last. "tuned" is what worker.graphile.org/docs/performance says.
import { run, runMigrations } from "graphile-worker";

const [, , connectionString, jobs, mode] = process.argv;
if (jobs === "migrate") {
  await runMigrations({ connectionString });
  process.exit(0);
}
const silent = { log: () => () => {} };
const { Logger } = await import("graphile-worker");
const tuned = { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 };
let begun = 0n;
let done = 0;
let over;
const finished = new Promise((resolve) => (over = resolve));
const runner = await run({
  preset: {
    worker: {
      connectionString,
      concurrentJobs: 24,
      maxPoolSize: 25,
      ...(mode === "tuned" ? tuned : {}),
    },
  },
  logger: new Logger(silent.log),
  noHandleSignals: true,
  taskList: {
    noop: async () => {
      if (done === 0) begun = process.hrtime.bigint();
      done++;
      if (done === Number(jobs)) over();
    },
  },
});
await finished;
await runner.stop();
const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
console.log(JSON.stringify({ jobs: done, per_s: done / seconds }));
process.exit(0);
