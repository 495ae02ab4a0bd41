import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded before the API where the benchmark starts it. On request it reports how long the event loop stood
// still at most since it
// was asked last, and how long its thread has worked meanwhile, both in ms: on a busy machine it also stands still
// while others work.

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
let before = process.threadCpuUsage();
process.on('message', () => {
  const worked = process.threadCpuUsage(before);
  process.send?.({ held: delay.max / 1e6, worked: (worked.user + worked.system) / 1e3 });
  delay.reset();
  before = process.threadCpuUsage();
});
process.channel?.unref();
