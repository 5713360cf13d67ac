// In the page: runs the program `?program=ADDRESS`, with the host module `&host=ADDRESS` if there is one, as
// `clysm run` does. Both write to one text; the console words values as that of Node does.

import { createConsole } from '/engine/src/main/resources/org/clysm/engine/v8/globals.mjs';

const page = new URLSearchParams(location.search);
const written = ['', '', '']; // by the number of the stream

async function run() {
  const { instantiate, createIo } = await import(page.get('program'));
  const io = createIo({ write: (stream, text) => (written[stream] += text), read: () => null, eager: false });
  globalThis.console = createConsole(io, () => performance.now());
  const host = page.has('host') ? await import(page.get('host')) : {};
  const { default: drive, instantiated, ...imports } = host;
  const { run, ...program } = await instantiate(imports, { io });
  instantiated?.(program);
  await run();
  await drive?.(program);
  io.flush();
  return written[1];
}

globalThis.output = run();
