// Times peers against each other in one process, on any engine of JavaScript.

const SAMPLE_MS = 0.4;

function milliseconds(call, times) {
  const start = performance.now();
  for (let i = 0; i < times; i++) call();
  return performance.now() - start;
}

/** Calls a peer until the engine has compiled it at its best; returns how often it is to be called for one sample. */
function warmUp(call, seconds) {
  const end = performance.now() + 1000 * seconds;
  let times = 1;
  for (let calls = 0; calls < 30 || performance.now() < end; calls++) {
    if (milliseconds(call, times) < SAMPLE_MS) times++;
  }
  while (milliseconds(call, times) < SAMPLE_MS) times++;
  return times;
}

/**
 * Measures peers by turns, so that a busy moment of the machine hits all of them, and takes the best sample of each:
 * other processes make samples slower, never faster. A sample is short, so that some go undisturbed on a busy machine.
 *
 * @param {Record<string, () => unknown>} peers what to call, by name
 * @param {{rounds: number, seconds: number}} effort how often each peer gets its turn, and the length of a turn
 * @returns {Record<string, number>} nanoseconds of one call, by name
 */
export function compare(peers, { rounds, seconds }) {
  const best = {};
  const times = {};
  for (const [name, call] of Object.entries(peers)) times[name] = warmUp(call, seconds);
  for (let round = 0; round < rounds; round++) {
    for (const [name, call] of Object.entries(peers)) {
      globalThis.gc?.();
      const end = performance.now() + 1000 * seconds;
      do {
        const sample = (1e6 * milliseconds(call, times[name])) / times[name];
        best[name] = Math.min(best[name] ?? Infinity, sample);
      } while (performance.now() < end);
    }
  }
  return best;
}
