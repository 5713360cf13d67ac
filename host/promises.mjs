// The host module `clysm:async`: promises, and computations that wait for them. Suspension is the engine's (JavaScript
// Promise Integration); without it all works but waiting.

const { Suspending, promising } = WebAssembly;

/** True where a computation can be suspended. */
export const canSuspend = typeof Suspending === 'function' && typeof promising === 'function';

/** What a wait fails with that cannot suspend its computation; the engine throws its own. */
class CannotWaitError extends Error {}

/** Why a computation could not be suspended, of which engines tell no more in common; null for any other error. */
function obstacle(error) {
  if (error instanceof CannotWaitError) return 'this host cannot suspend a program that waits for a promise';
  if (!canSuspend || !(error instanceof WebAssembly.SuspendError)) return null;
  return (
    'it was not started as one that can be suspended, by ffi:async, as an export with :async t, or at top level, ' +
    'or a function of the host is running between its start and here'
  );
}

/** The error of a program whose top level waits while nothing is left that could go on with it. */
export function neverSettled() {
  return Object.assign(new Error('The program waits for a promise that nothing is left to settle'), { isReport: true });
}

function cannotWait() {
  throw new CannotWaitError();
}

/** The function of the host that calls a function of a module as a computation, and returns its promise. */
export function startable(method) {
  return canSuspend ? promising(method) : async (...args) => method(...args);
}

/** Makes the host module. */
export function createPromises() {
  const starters = new WeakMap();

  function start(wrapper, lispFunction) {
    let starter = starters.get(wrapper);
    if (starter === undefined) {
      starter = startable(wrapper);
      starters.set(wrapper, starter);
    }
    return starter(lispFunction).then((value) => value); // the value of a promise, if that is the value
  }

  return {
    await: canSuspend ? new Suspending((promise) => promise) : cannotWait,
    obstacle,
    start,
    isThenable: (value) => (typeof value?.then === 'function' ? 1 : 0),
    then: (promise, fulfilled, rejected) => Promise.resolve(promise).then(fulfilled, rejected ?? undefined),
    resolvers: () => Promise.withResolvers(),
    promise: (resolvers) => resolvers.promise,
    resolve: (resolvers, value) => resolvers.resolve(value),
    reject: (resolvers, reason) => resolvers.reject(reason),
  };
}
