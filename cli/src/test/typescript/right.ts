// Programs that TypeScript accepts.
import { createIo, instantiate, LispError } from './out/program.mjs';
import type { Color, Exports, Imports, Node, NodeLike, Point } from './out/program.mjs';

export const host = {
  user: { name: () => 'Ada' },
  shout(text: string | null, loud: number) {},
  flags: (flags: boolean[], level: 'low' | 'HIGH') => new Set([{ x: 1, label: 'a' }, { x: flags.length }]),
  call: (back: (a: number | boolean, id: bigint) => Int8Array) => (back(true, 1n)[0] ? null : new Uint8Array(1)),
  today: () => new Date(),
  log(text: string | null, level?: number, options?: { indent?: number }) {},
};
const imports: Imports = { host };
const io = createIo({ write: (stream, text) => console.log(stream, text), read: () => null, eager: true });
const { exports, run } = await instantiate(imports, { args: ['x'], io });
const code: number | undefined = run();
const greetings: (string | null)[] = [
  exports.greet('Grace'),
  exports.greet(null, 2),
  exports.greet(undefined, undefined, { fillChar: '?' }),
];
const [point, keyword, texts] = exports.all({ x: 1 }, 1, new Set([1, null]));
const parts: [number, string, (string | null)[]] = [point.x, keyword, texts];
const id: bigint | null = exports['same-id'](5);
const tree: NodeLike = { value: 1, left: null, right: { value: 2, left: { value: 3, left: undefined } } };
const depth: number = exports.depth(tree) + exports.depth(null);
const grown: Node = exports.grow(1);
const known: Point = point;
const total: number = exports.total(1) + exports.total(1, 2, 3);
const later: Date = await exports.later(new Date());
const color: Color = await exports.paint(0);
type Greet = Exports['greet'];
const greet: Greet = exports.greet;
export const all = [code, greetings, parts, id, depth, grown.left?.left, known, total, later, color, greet, LispError];
