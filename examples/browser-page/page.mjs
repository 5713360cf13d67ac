// Starts the program, which does the rest: all that it calls is the browser's own.
import { instantiate } from './out/planets.mjs';

const { run } = await instantiate();
await run();
