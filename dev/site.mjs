// The site from which browsers load what the tests give them: the files below one folder, on the loopback address.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

// Nothing may run but the files of the site; of all that makes code while it runs only WebAssembly is let through.
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'; object-src 'none'";

const TYPES = {
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
};

/** Starts the site. Its property `folder` says what it serves, `origin` its address. */
export async function startSite() {
    const site = { folder: null, origin: null };
    const server = createServer((request, response) => answer(site.folder, request, response));
    await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    server.unref();
    site.origin = `http://127.0.0.1:${server.address().port}`;
    return site;
}

async function answer(folder, request, response) {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Cache-Control", "no-store");
    if (request.url === "/favicon.ico") return void response.writeHead(204).end(); // browsers ask for one by themselves
    // The address is normal already: it has no segments "..".
    const path = decodeURIComponent(new URL(request.url, "http://site").pathname);
    try {
        const content = await readFile(join(folder, path));
        response.setHeader("Content-Type", TYPES[extname(path)] ?? "application/octet-stream");
        response.end(content);
    } catch {
        response.statusCode = 404;
        response.end(`There is no file ${path}.`);
    }
}
