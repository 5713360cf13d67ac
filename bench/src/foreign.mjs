// Table (a): what a call across the boundary costs, each way and for each type.

import { compare } from './measure.mjs';
import { foreignPeers, foreignSource } from './peers.mjs';
import { yesOrNo } from './tables.mjs';
import { build } from './tools.mjs';

/** Calls in one measured call of a peer: enough that entering the loop does not count. */
const CALLS = 2000;
const CALLS_WITH_TEXT = 200;

/** The goals: nanoseconds above the raw call, multiples of a call through a reference, 10^9 characters a second. */
const NUMBER = { limit: 1, limitOfReference: 2 };
const TEXT_RATE = 1.5;

const rows = [
  { type: ':fixnum', kind: 'fixnum', ...NUMBER },
  { type: ':float', kind: 'float', ...NUMBER },
  { type: ':boolean', kind: 'boolean', ...NUMBER },
  { type: ':anyref', kind: 'anyref' },
  { type: ':string of 16', kind: 'string', length: 16, base: 97 },
  { type: ':string of 1024', kind: 'string', length: 1024, base: 97, rate: TEXT_RATE },
  { type: ':string of 1024, Cyrillic', kind: 'string', length: 1024, base: 0x430 },
];

function textOf(length, base) {
  return String.fromCharCode(...Array.from({ length }, (_, i) => base + (i % 26)));
}

function callsToHost({ kind, length, base }, { exports }) {
  const call = exports[`call-${kind}`];
  if (kind === 'string') {
    const text = exports['make-text'](length, base);
    return () => call(text, CALLS_WITH_TEXT);
  }
  const object = {};
  return kind === 'anyref' ? () => call(object, CALLS) : () => call(CALLS);
}

function callsFromHost({ kind, length, base }, { exports, loops }) {
  const take = exports[`take-${kind}`];
  const loop = loops[kind];
  if (kind === 'string') {
    const text = textOf(length, base);
    return () => loop(take, CALLS_WITH_TEXT, text);
  }
  const object = {};
  return () => loop(take, CALLS, object);
}

function callsOfReferences({ kind }, { exports }) {
  const call = exports[`ref-${kind}`];
  const object = {};
  return kind === 'anyref' ? () => call(object, CALLS) : () => call(CALLS);
}

const directions = [
  { direction: 'Lisp to host', calls: callsToHost },
  { direction: 'host to Lisp', calls: callsFromHost },
];

/** Measures; returns the rows of the table. */
export async function foreignCalls(effort) {
  const { lisp, raw } = await foreignPeers(build(foreignSource));
  const result = [];
  for (const { direction, calls } of directions) {
    for (const row of rows) {
      const isText = row.kind === 'string';
      const peers = { lisp: calls(row, lisp), raw: calls(row, raw) };
      if (!isText) peers.reference = callsOfReferences(row, raw);
      const times = await compare(peers, effort);
      const count = isText ? CALLS_WITH_TEXT : CALLS;
      for (const name of Object.keys(times)) times[name] /= count;
      result.push(rowOf(direction, row, times));
    }
  }
  return result;
}

function rowOf(direction, { type, length, limit, limitOfReference, rate }, { lisp, raw, reference }) {
  const row = {
    call: direction,
    type,
    'Lisp ns': lisp,
    'raw ns': raw,
    'Lisp/raw': lisp / raw,
    'above raw ns': lisp - raw,
    'call_ref ns': reference,
    'Lisp/call_ref': reference && lisp / reference,
    'G chars/s': length && length / lisp,
    goal: '',
    met: '',
  };
  if (limit !== undefined) {
    row.goal = `+${limit} ns, < ${limitOfReference} call_ref`;
    row.met = [lisp - raw <= limit, lisp < limitOfReference * reference].map(yesOrNo).join(', ');
  }
  if (rate !== undefined) {
    row.goal = `${rate} G chars/s`;
    row.met = yesOrNo(length / lisp >= rate);
  }
  return row;
}
