// The host of lift.lisp: a queue of events, each with its time, and a loop that takes them in order.

const queue = [];
let time = 0;

function schedule(seconds, action) {
  queue.push({ time: time + seconds, action });
  queue.sort((a, b) => a.time - b.time);
}

let lift;

/** The host module `clock`: time passes only from event to event, so that a day takes no day. */
export const clock = {
  after: (seconds, continuation) => schedule(seconds, () => lift.resume(continuation)),
  now: () => time,
};

/** The host module `screen`. */
export const screen = {
  show: (line) => console.log(line),
};

/** Called after the program's top-level forms. */
export default async function run({ exports }) {
  lift = exports;
  for (const [when, floor] of [[1, 3], [2, 5], [2.5, 3], [4, 1], [30, 0], [31, 12]]) {
    schedule(when, () => press(floor));
  }
  while (queue.length > 0) {
    const event = queue.shift();
    time = event.time;
    event.action();
    await new Promise((done) => setTimeout(done)); // other events of the host have their turn
  }
  console.log(`at the end on floor ${lift.floor()}`);
}

function press(floor) {
  try {
    if (!lift.press(floor)) console.log(`       button ${floor} was lit already`);
  } catch (error) {
    console.log(`       ${error.message}`);
  }
}
