// Times peers against each other in one process.

import { do_not_optimize, measure } from 'mitata';

/**
 * How long to measure.
 *
 * @typedef {object} Effort
 * @property {number} rounds how often each peer gets its turn
 * @property {number} seconds the length of a turn
 * @property {number} secondsInSbcl how long SBCL, which is a process of its own, measures a program
 */

/** Calls before the first measurement: V8 replaces a function of a module only when it is called again. */
function warmUp(call, seconds) {
  const end = performance.now() + 1000 * seconds;
  for (let calls = 0; calls < 30 || performance.now() < end; calls++) {
    if (calls >= 3 && performance.now() > end + 5000) return;
    do_not_optimize(call());
  }
}

/**
 * Measures peers by turns, so that a busy moment of the machine hits all of them, and takes the best sample of each:
 * other processes make samples slower, never faster. A sample is long enough to hold its share of the collector's work,
 * and short enough that some go undisturbed on a busy machine.
 *
 * @param {Record<string, () => unknown>} peers what to call, by name
 * @param {Effort} effort
 * @returns {Promise<Record<string, number>>} nanoseconds of one call, by name
 */
export async function compare(peers, { rounds, seconds }) {
  const best = {};
  for (const call of Object.values(peers)) warmUp(call, seconds);
  for (let round = 0; round < rounds; round++) {
    for (const [name, call] of Object.entries(peers)) {
      const options = { min_cpu_time: seconds * 1e9, min_samples: 12, batch_samples: 16 };
      // Mitata takes a function without parameters for what it should time.
      const { min } = await measure(() => do_not_optimize(call()), options);
      best[name] = Math.min(best[name] ?? Infinity, min);
    }
  }
  return best;
}
