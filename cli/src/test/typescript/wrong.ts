// Programs that TypeScript refuses: each line after a mark.
import { instantiate } from './out/program.mjs';
import { host } from './right';

const { exports } = await instantiate({ host });
// @ts-expect-error no number is a name
exports.greet(7);
// @ts-expect-error a required argument
exports.greet();
// @ts-expect-error no number of times
exports.greet('x', '2');
// @ts-expect-error no such option
exports.greet('x', 1, { fillchar: '?' });
// @ts-expect-error too many arguments
exports.greet('x', 1, {}, 2);
// @ts-expect-error no color
exports.all({ x: 1 }, 2, []);
// @ts-expect-error a missing field
exports.all({ label: 'a' }, 1, []);
// @ts-expect-error an unknown field
exports.all({ x: 1, y: 2 }, 1, []);
// @ts-expect-error no iterable
exports.all({ x: 1 }, 1, 5);
// @ts-expect-error there are three values
export const fourth = exports.all({ x: 1 }, 1, [])[3];
// @ts-expect-error wrong deep in the tree
exports.depth({ value: 1, left: { value: 'x', left: null } });
// @ts-expect-error one of the rest
exports.total(1, 2, '3');
// @ts-expect-error the result is a promise
exports.later(new Date()).getTime();
// @ts-expect-error no color in the promise
export const five: 5 = await exports.paint(1);
// @ts-expect-error no such export
exports.nothing();
// @ts-expect-error the host needs its functions
await instantiate({ host: {} });
// @ts-expect-error no Date
await instantiate({ host: { ...host, today: () => 'today' } });
// @ts-expect-error Lisp gives a number
await instantiate({ host: { ...host, log: (text: string | null, level?: string) => undefined } });
